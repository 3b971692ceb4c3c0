package dev.teal.manifest.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Position;
import dev.teal.core.port.Folder;
import dev.teal.manifest.finding.UnreadableException;
import dev.teal.manifest.yaml.FieldSearch;

/** Finds the lines and columns of complaints, for editors. Only a folder with mistakes is read for them, once more. */
public final class Positions {

    private final Map<String, byte[]> files;

    /** In the text of these files. */
    public Positions(Folder folder) {
        files = folder.files().stream()
                .filter(Folder.Text.class::isInstance)
                .map(Folder.Text.class::cast)
                .collect(Collectors.toMap(Folder.Text::name, Folder.Text::bytes));
    }

    /** The same complaints, each that names a document or a field with the place of its field, or of what is nearest above it. */
    public List<Complaint> located(List<Complaint> complaints) {
        Map<String, List<Complaint>> byFile = new LinkedHashMap<>();
        complaints.stream()
                .filter(complaint -> complaint.position().isEmpty()
                        && (complaint.origin().document() > 0
                                || !complaint.field().isEmpty()))
                .forEach(complaint -> byFile.computeIfAbsent(complaint.origin().file(), file -> new ArrayList<>())
                        .add(complaint));
        Map<Complaint, Position> found = new HashMap<>();
        byFile.forEach((file, wanted) -> {
            if (files.containsKey(file)) {
                found.putAll(in(new FileName(file), files.get(file), wanted));
            }
        });
        return complaints.stream()
                .map(complaint -> found.containsKey(complaint) ? complaint.at(found.get(complaint)) : complaint)
                .toList();
    }

    private static Map<Complaint, Position> in(FileName file, byte[] bytes, List<Complaint> wanted) {
        try {
            return new FieldSearch(wanted).in(Utf8.text(file, bytes));
        } catch (UnreadableException e) {
            return Map.of(); // what is wrong with the text as a whole was complained about
        }
    }
}
