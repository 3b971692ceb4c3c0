/** A working tree, read as a commit is. */
package dev.teal.git.work;
