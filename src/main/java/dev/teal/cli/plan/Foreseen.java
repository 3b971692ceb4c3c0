package dev.teal.cli.plan;

import java.util.List;
import java.util.Optional;

import dev.teal.core.mark.ContentId;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;

/**
 * What the watcher would do with a folder that has no mistakes.
 *
 * @param wanted the color that is to serve
 * @param serving the color that serves now; empty where the Services select none of the folder's, or differ
 * @param content what a switch would have to be confirmed with
 * @param objects every object of the folder, in the order in which they are applied
 * @param moves the Services whose traffic would be moved
 * @param deeds what else would be done at once, as to put away a color that has been idle for long enough
 * @param waits what a move would wait for, in the order in which it is asked
 * @param afterwards what would follow a move, and how one would go back; without a move, what a commit for the other color would
 *     come to
 * @param held why nothing of it would be done as things stand
 */
public record Foreseen(
        String path,
        String application,
        Color wanted,
        Optional<Color> serving,
        ContentId content,
        List<ObjectOutlook> objects,
        List<TrafficMove> moves,
        List<String> deeds,
        List<String> waits,
        List<String> afterwards,
        Optional<Hold> held)
        implements Outlook {

    /** Those objects that would be written. */
    public List<ObjectOutlook> written() {
        return objects.stream().filter(ObjectOutlook::isWritten).toList();
    }

    /** Whether some objects were compared by their fields, since no dry run may be made of them. */
    public boolean isByFieldsAlone() {
        return objects.stream().anyMatch(it -> it.basis() == ObjectOutlook.Basis.FIELDS);
    }

    /** That a folder is paused is its author's wish, and no mistake. */
    @Override
    public Outcome outcome() {
        if (held.isPresent()) {
            return switch (held.get().reason()) {
                case FOLDER_PAUSED -> Outcome.NOTHING;
                default -> Outcome.MISTAKES;
            };
        }
        boolean changes =
                !moves.isEmpty() || !deeds.isEmpty() || objects.stream().anyMatch(ObjectOutlook::isChange);
        return changes ? Outcome.CHANGES : Outcome.NOTHING;
    }
}
