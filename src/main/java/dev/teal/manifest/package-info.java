/**
 * From the text of a folder's files to a {@link dev.teal.core.desired.Release}, or a precise complaint. Reads nothing else.
 *
 * <p>{@link dev.teal.manifest.FolderReading} is the whole way. The rooms, each of which knows only those before it: {@code
 * finding}, what is said; {@code yaml}, text to trees; {@code file}, one file; {@code object}, one object as it is written
 * and was meant; {@code check}, what is wrong with it; {@code entry}, {@code request}, {@code policy}, what {@code teal.yaml}
 * says; {@code folder}, all files; {@code color}, the Deployments; {@code route}, which Services are moved; {@code together},
 * what is wrong with the objects beside each other.
 */
package dev.teal.manifest;
