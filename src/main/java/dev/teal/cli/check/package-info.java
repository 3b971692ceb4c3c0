/** What is said of folders that were read. */
package dev.teal.cli.check;
