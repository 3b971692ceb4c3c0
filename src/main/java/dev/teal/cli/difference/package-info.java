/** What differs between the colors of a folder, which is what a switch changes for users. */
package dev.teal.cli.difference;
