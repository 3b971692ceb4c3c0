/** How far each commit is, and Git servers that are told that. */
package dev.teal.told.commit;
