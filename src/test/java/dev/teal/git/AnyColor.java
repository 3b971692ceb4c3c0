package dev.teal.git;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.port.Folder;
import dev.teal.core.port.FolderReader;

/** A format in which a folder with an entry {@code color} is an application, and only {@code *.yaml} matters besides. */
public class AnyColor implements FolderReader {

    /** The folders that were read, in that order. */
    final List<Folder> folders = new ArrayList<>();

    @Override
    public boolean isApplication(Set<String> names) {
        return names.contains("color");
    }

    @Override
    public boolean wants(String name) {
        return name.equals("color") || name.endsWith(".yaml");
    }

    @Override
    public Reading read(Folder folder) {
        folders.add(folder);
        return new Refusal(
                folder.application(), folder.path(), folder.commit(), folder.content(), List.of(), List.of());
    }
}
