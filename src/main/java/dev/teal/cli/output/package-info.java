/** The forms that a result is printed in: for people, for programs, and for the servers that run checks. */
package dev.teal.cli.output;
