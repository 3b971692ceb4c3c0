package dev.teal.manifest.yaml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.core.value.PlainScalar;
import dev.teal.core.value.Tree;
import dev.teal.manifest.finding.UnreadableException;

/**
 * Builds the tree of one document from the parser's events. The library's own constructors are not used: they recurse as
 * deep as the text wants, count aliases but not what they expand to, and know no field paths.
 */
final class TreeBuilder {

    private static final Set<String> PLAIN_TAGS =
            Set.of("tag:yaml.org,2002:str", "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq");
    private static final String TEXT_TAG = "tag:yaml.org,2002:str";
    private static final String MERGE = "<<";

    /** What an anchor stands for, how many nodes that is when it is written out, and how many levels they have. */
    private record Anchored(Object value, int size, int levels) {}

    private final Origin origin;
    private final Budget budget;
    private final YamlLimits limits;
    private final Iterator<Event> events;
    private final Map<String, Anchored> anchors = new HashMap<>();
    private final Map<String, String> written = new HashMap<>();
    private int deepest;

    TreeBuilder(Origin origin, YamlLimits limits, Iterator<Event> events) {
        this.origin = origin;
        this.limits = limits;
        this.budget = new Budget(origin, limits);
        this.events = events;
    }

    /** The document whose start event was just taken, up to and with its end event; empty where it holds nothing. */
    Optional<Document> document() throws UnreadableException {
        Object root = node(events.next(), "", 0);
        events.next();
        return Optional.ofNullable(root).map(value -> new Document(origin, value, Map.copyOf(written)));
    }

    private Object node(Event event, String path, int depth) throws UnreadableException {
        if (event instanceof AliasEvent alias) {
            return alias(alias, path, depth);
        }
        int before = budget.nodes();
        int deepestBefore = deepest;
        deepest = depth;
        budget.take(1, path);
        NodeEvent start = (NodeEvent) event;
        Object value = start instanceof ScalarEvent scalar
                ? scalar(scalar, path)
                : collection((CollectionStartEvent) start, path, depth);
        Anchored anchored = new Anchored(value, budget.nodes() - before, deepest - depth);
        start.getAnchor().ifPresent(anchor -> anchors.put(anchor.getValue(), anchored));
        deepest = Math.max(deepest, deepestBefore);
        return value;
    }

    private Object alias(AliasEvent event, String path, int depth) throws UnreadableException {
        Anchored anchored = anchors.get(event.getAlias().getValue());
        if (anchored == null) {
            throw refuse(
                    path,
                    "refers to the anchor " + event.getAlias().getValue() + ", which is not complete before it",
                    "write the value out");
        }
        budget.takeAlias(anchored.size(), path);
        reach(depth + anchored.levels());
        return anchored.value();
    }

    private Object scalar(ScalarEvent event, String path) throws UnreadableException {
        boolean text = event.getTag().filter(TEXT_TAG::equals).isPresent();
        refuseTag(event.getTag(), path);
        if (text || !event.isPlain()) {
            return event.getValue();
        }
        Object value = PlainScalar.value(event.getValue());
        if (value != null && !(value instanceof String)) {
            written.put(path, event.getValue());
        }
        return value;
    }

    private Object collection(CollectionStartEvent start, String path, int depth) throws UnreadableException {
        refuseTag(start.getTag(), path);
        reach(depth + 1);
        return start.getEventId() == Event.ID.SequenceStart ? list(path, depth) : map(path, depth);
    }

    /** Goes down to {@code depth}: aliases of aliases would make a tree too deep to walk, though each one is flat. */
    private void reach(int depth) throws UnreadableException {
        if (depth > limits.depth()) {
            throw refuse("", "nests maps and lists deeper than " + limits.depth() + " levels", "write it flatter");
        }
        deepest = Math.max(deepest, depth);
    }

    private List<Object> list(String path, int depth) throws UnreadableException {
        List<Object> items = new ArrayList<>();
        for (Event event = events.next(); event.getEventId() != Event.ID.SequenceEnd; event = events.next()) {
            items.add(node(event, FieldPath.item(path, items.size()), depth + 1));
        }
        return items;
    }

    private Tree map(String path, int depth) throws UnreadableException {
        Map<String, Object> fields = new LinkedHashMap<>();
        Map<String, Integer> lines = new HashMap<>();
        Merge merge = new Merge();
        for (Event event = events.next(); event.getEventId() != Event.ID.MappingEnd; event = events.next()) {
            if (!(event instanceof ScalarEvent key)) {
                throw refuse(path, "has a map, list or alias as a key", "write a word as the key");
            }
            budget.take(1, path);
            String name = key.getValue();
            String at = FieldPath.child(path, name);
            Integer line = line(key);
            Integer first = lines.put(name, line);
            if (first != null) {
                throw refuse(at, "is written twice, in lines " + first + " and " + line, "keep one of the two");
            }
            Object value = node(events.next(), at, depth + 1);
            if (key.isPlain() && name.equals(MERGE)) {
                merge.add(value);
            } else {
                fields.put(name, value);
            }
        }
        if (merge.mistaken()) {
            throw refuse(path, "merges (`<<`) something that is no map", "merge maps only");
        }
        merge.into(fields);
        return Tree.of(fields);
    }

    private void refuseTag(Optional<String> tag, String path) throws UnreadableException {
        if (tag.isPresent() && !PLAIN_TAGS.contains(tag.get())) {
            String shown = tag.get().replace("tag:yaml.org,2002:", "!!");
            throw refuse(path, "has the tag " + shown + ", which Teal does not follow", "write the plain value");
        }
    }

    private static Integer line(Event event) {
        return event.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    private UnreadableException refuse(String path, String problem, String advice) {
        return new UnreadableException(new Complaint(origin, path, problem, advice));
    }
}
