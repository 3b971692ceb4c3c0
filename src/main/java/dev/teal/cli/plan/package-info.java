/** What the watcher would do with folders, by the cluster's dry runs alone. */
package dev.teal.cli.plan;
