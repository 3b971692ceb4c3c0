/** The checks by HTTP in {@code teal.yaml}. */
package dev.teal.manifest.request;
