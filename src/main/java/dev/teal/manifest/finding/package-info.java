/** What is found while a folder is read, and the words in which it is said. */
package dev.teal.manifest.finding;
