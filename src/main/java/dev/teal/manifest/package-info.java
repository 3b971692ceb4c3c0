/** From the text of a folder's files to a {@link dev.teal.core.Release}, or a precise complaint. Reads nothing else. */
package dev.teal.manifest;
