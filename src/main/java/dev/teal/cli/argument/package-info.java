/** What commands take: options and parameters that several have, and how their help is laid out. */
package dev.teal.cli.argument;
