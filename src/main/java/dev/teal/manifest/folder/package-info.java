/** All files of a folder, one by one: its objects, its colors' files, its policy. */
package dev.teal.manifest.folder;
