package dev.teal.core.port;

import java.util.Set;

import dev.teal.core.desired.Reading;

/** Knows what the files of an application look like; keeps {@link Source} free of it. */
public interface FolderReader {

    /** Whether a folder with entries of these names is an application. */
    boolean isApplication(Set<String> names);

    /** Whether an entry of this name has to be read at all. */
    boolean wants(String name);

    /** Reads an application's folder. Whatever its files hold, this returns and never throws. */
    Reading read(Folder folder);
}
