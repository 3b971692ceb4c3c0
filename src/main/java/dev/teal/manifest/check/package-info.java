/** What is wrong with one object by itself. */
package dev.teal.manifest.check;
