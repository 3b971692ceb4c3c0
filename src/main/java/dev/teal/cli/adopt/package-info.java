/** Writes the folder for what runs already. */
package dev.teal.cli.adopt;
