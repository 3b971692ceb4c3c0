package dev.teal.manifest.yaml;

import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Position;

/** Goes through the text of one file until it has met the fields that some complaints are about. */
public final class FieldSearch {

    /** Deeper than any document that is read. */
    private static final int DEEPEST = 200;

    private final List<Complaint> wanted;
    private final Map<Complaint, Position> found = new HashMap<>();
    private final Map<Complaint, Integer> matched = new HashMap<>();
    private int document;

    /** For complaints about one file. */
    public FieldSearch(List<Complaint> wanted) {
        this.wanted = wanted;
    }

    /** Where each complaint's field begins, else the field above it that is there; text that breaks off is no matter. */
    public Map<Complaint, Position> in(String text) {
        int last = wanted.stream().mapToInt(FieldSearch::document).max().orElse(0);
        try {
            Iterator<Event> events =
                    new Parse(LoadSettings.builder().build()).parseString(text).iterator();
            while (events.hasNext() && document <= last) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    document++;
                    Event root = events.next();
                    meet("", root);
                    node(root, "", events, 0);
                }
            }
        } catch (RuntimeException e) {
            return found; // the parser's own, and what its arithmetic runs into: what was met until then is right
        }
        return found;
    }

    private void node(Event event, String path, Iterator<Event> events, int depth) {
        if (depth > DEEPEST) {
            throw new IllegalStateException("deeper than what is read");
        }
        if (event.getEventId() == Event.ID.SequenceStart) {
            int index = 0;
            for (Event item = events.next(); item.getEventId() != Event.ID.SequenceEnd; item = events.next()) {
                String at = FieldPath.item(path, index++);
                meet(at, item);
                node(item, at, events, depth + 1);
            }
        } else if (event.getEventId() == Event.ID.MappingStart) {
            for (Event key = events.next(); key.getEventId() != Event.ID.MappingEnd; key = events.next()) {
                String at = FieldPath.child(path, ((ScalarEvent) key).getValue());
                meet(at, key);
                node(events.next(), at, events, depth + 1);
            }
        }
    }

    private void meet(String path, Event event) {
        for (Complaint complaint : wanted) {
            if (document(complaint) == document && within(complaint.field(), path)) {
                int known = matched.getOrDefault(complaint, -1);
                if (path.length() > known) {
                    matched.put(complaint, path.length());
                    event.getStartMark()
                            .ifPresent(mark ->
                                    found.put(complaint, new Position(mark.getLine() + 1, mark.getColumn() + 1)));
                }
            }
        }
    }

    /** A policy is one document, of which its complaints speak as the file. */
    private static int document(Complaint complaint) {
        return Math.max(1, complaint.origin().document());
    }

    private static boolean within(String field, String path) {
        return path.isEmpty()
                || field.equals(path)
                || field.startsWith(path) && ".[".indexOf(field.charAt(path.length())) >= 0;
    }
}
