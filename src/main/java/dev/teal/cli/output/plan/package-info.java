/** The forms of what would be done with folders. */
package dev.teal.cli.output.plan;
