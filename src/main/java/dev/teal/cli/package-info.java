/**
 * The commands of Teal, a class each. They know no framework, open no port and start nothing that goes on: {@code
 * dev.teal.app.Main} asks {@link dev.teal.cli.Commands} before anything else begins.
 *
 * <p>{@code shell} is where a command runs.
 */
package dev.teal.cli;
