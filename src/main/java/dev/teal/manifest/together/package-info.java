/** What is wrong with the objects of a folder beside each other, and what to write. */
package dev.teal.manifest.together;
