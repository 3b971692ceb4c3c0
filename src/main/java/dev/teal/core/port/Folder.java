package dev.teal.core.port;

import java.util.List;

import dev.teal.core.value.Commit;

/**
 * One folder of the polled repository, which is an application if it has the files for it.
 *
 * @param application the application's name: the folder's path below the configured one, fit for a label's value
 * @param path the folder's path in the repository; empty for the root
 * @param content identifies all that the folder holds: equal content means that nothing changed
 * @param commit the commit in which it was read
 * @param files its own entries, not those of its subfolders, in the order of their names
 */
public record Folder(String application, String path, String content, Commit commit, List<Entry> files) {

    /** One entry of a folder. */
    public sealed interface Entry {
        String name();
    }

    /** A regular file, with all its bytes. */
    public record Text(String name, byte[] bytes) implements Entry {}

    /** A regular file that is larger than allowed and was not read; {@code limit} in bytes. */
    public record TooLarge(String name, long bytes, long limit) implements Entry {}

    /** A folder in the folder whose name matters, with the names of the files in it. */
    public record Directory(String name, List<String> files) implements Entry {}

    /** An entry with a name that matters and that is neither: {@code what} is "a symbolic link", "a submodule"… */
    public record NotAFile(String name, String what) implements Entry {}
}
