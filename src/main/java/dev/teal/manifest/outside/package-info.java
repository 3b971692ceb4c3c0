/** What {@code teal.yaml} may have measured outside of the folder's pods, where the installation allows it. */
package dev.teal.manifest.outside;
