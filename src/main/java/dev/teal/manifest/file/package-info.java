/** What a file's name and bytes say. */
package dev.teal.manifest.file;
