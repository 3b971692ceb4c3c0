/** What one key of {@code teal.yaml} may hold, whatever it is for: maps, lists, words, numbers, lengths of time. */
package dev.teal.manifest.entry;
