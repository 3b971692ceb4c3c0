/** Text to trees, and values to text that can be pasted; knows nothing of Kubernetes. */
package dev.teal.manifest.yaml;
