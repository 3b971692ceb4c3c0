/** Each color's Deployment and pods. */
package dev.teal.manifest.color;
