/** What takes things to who is told them: letters over HTTP, and boxes in which they wait. */
package dev.teal.told.post;
