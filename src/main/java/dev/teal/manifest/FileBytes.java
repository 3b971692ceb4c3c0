package dev.teal.manifest;

import dev.teal.core.Complaint;
import dev.teal.core.Folder;

/** The bytes of a folder's entries. */
final class FileBytes {

    private FileBytes() {}

    /** Whether a file that can't be read may be a manifest: broken text without this word belongs to another tool. */
    static boolean mayHoldObjects(Folder.Entry entry) {
        try {
            return !(entry instanceof Folder.Text text)
                    || Utf8.text(new FileName(entry.name()), text.bytes()).contains("apiVersion");
        } catch (UnreadableException e) {
            return true;
        }
    }

    /**
     * All bytes of a file.
     *
     * @throws UnreadableException where the entry is no regular file, or too large
     */
    static byte[] of(Folder.Entry entry) throws UnreadableException {
        FileName file = new FileName(entry.name());
        if (entry instanceof Folder.Text text) {
            return text.bytes();
        }
        if (entry instanceof Folder.TooLarge large) {
            throw new UnreadableException(new Complaint(
                    file.origin(),
                    "",
                    "has " + large.bytes() + " bytes, more than the " + large.limit() + " that are read",
                    file.isActiveColor()
                            ? "write one line with the color that serves now, `green` or `blue`"
                            : "split it"));
        }
        String what = entry instanceof Folder.NotAFile other ? other.what() : "a directory";
        throw new UnreadableException(
                new Complaint(file.origin(), "", "is " + what, "commit a regular file of this name"));
    }
}
