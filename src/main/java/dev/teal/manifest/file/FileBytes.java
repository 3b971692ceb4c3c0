package dev.teal.manifest.file;

import java.nio.charset.StandardCharsets;

import dev.teal.core.desired.Complaint;
import dev.teal.core.port.Folder;
import dev.teal.manifest.finding.UnreadableException;

/** The bytes of a folder's entries. */
public final class FileBytes {

    /** How the files begin that Git LFS puts in the place of others. */
    private static final String POINTER = "version https://git-lfs.github.com/spec/";

    private FileBytes() {}

    /** Whether a file that can't be read may be a manifest: broken text without this word belongs to another tool. */
    public static boolean mayHoldObjects(Folder.Entry entry) {
        try {
            return !(entry instanceof Folder.Text text)
                    || isPointer(text)
                    || Utf8.text(new FileName(entry.name()), text.bytes()).contains("apiVersion");
        } catch (UnreadableException e) {
            return true;
        }
    }

    private static boolean isPointer(Folder.Text text) {
        int length = Math.min(text.bytes().length, POINTER.length());
        return new String(text.bytes(), 0, length, StandardCharsets.UTF_8).equals(POINTER);
    }

    /**
     * All bytes of a file.
     *
     * @throws UnreadableException where the entry is no regular file, or too large
     */
    public static byte[] of(Folder.Entry entry) throws UnreadableException {
        FileName file = new FileName(entry.name());
        if (entry instanceof Folder.Text text) {
            if (isPointer(text)) {
                throw new UnreadableException(new Complaint(
                        file.origin(),
                        "",
                        "is a pointer of Git LFS: what it points to is not in the repository",
                        "take its pattern out of .gitattributes, and commit the file itself: `git add --renormalize "
                                + file.text() + "`"));
            }
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
