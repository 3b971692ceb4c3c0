package dev.teal.manifest.folder;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.port.Folder;
import dev.teal.core.value.Color;
import dev.teal.manifest.file.FileName;

/** The files of each color, readable or not, and the folders that are called for one. */
public final class ColorFiles {

    private final Map<Color, List<FileName>> files = new EnumMap<>(Color.class);
    private final List<Folder.Directory> folders = new ArrayList<>();

    void add(Color color, FileName file) {
        List<FileName> known = files.computeIfAbsent(color, it -> new ArrayList<>());
        if (!known.contains(file)) {
            known.add(file);
        }
    }

    void add(Folder.Directory folder) {
        folders.add(folder);
    }

    /** The color whose file it is; empty for a shared one. */
    Optional<Color> owner(FileName file) {
        return files.entrySet().stream()
                .filter(entry -> entry.getValue().contains(file))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** The files of a color. */
    List<FileName> of(Color color) {
        return List.copyOf(files.getOrDefault(color, List.of()));
    }

    /** The colors that have files. */
    public Set<Color> colors() {
        return Set.copyOf(files.keySet());
    }

    /** Folders in the folder that are called for a color. */
    public List<Folder.Directory> folders(Color color) {
        return folders.stream()
                .filter(folder -> new FileName(folder.name()).color().equals(Optional.of(color)))
                .toList();
    }
}
