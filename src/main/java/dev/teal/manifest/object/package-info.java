/** One Kubernetes object as it is written, and as it was meant. */
package dev.teal.manifest.object;
