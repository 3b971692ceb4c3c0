/** Text to trees; knows nothing of Kubernetes. */
package dev.teal.manifest.yaml;
