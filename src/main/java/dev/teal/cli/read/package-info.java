/** Folders on this machine, read as the watcher reads those of a commit. Nobody is asked but the disk. */
package dev.teal.cli.read;
