/** Tells others, over HTTP, what has become of a commit and what has happened to an application; it decides nothing. */
package dev.teal.told;
