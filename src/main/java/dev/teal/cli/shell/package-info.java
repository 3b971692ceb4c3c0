/** Where a command runs: what it was called, what it may print to, and how it ends. */
package dev.teal.cli.shell;
