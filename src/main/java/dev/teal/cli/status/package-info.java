/** What Teal tells of its applications, as a terminal shows it. */
package dev.teal.cli.status;
