package dev.teal.core.plan;

import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.core.desired.Manifest;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;

/**
 * One write of a routed Service, in one request that fails if the Service changed since the look.
 *
 * @param intent what for
 * @param manifest with the selector and the marks
 * @param color the color that is selected afterwards
 * @param resourceVersion what the decision was made on; empty where there was no Service
 * @param why in a few words, for the log; empty where the intent says it
 */
public record WriteService(Intent intent, Manifest manifest, Color color, Optional<String> resourceVersion, String why)
        implements Action {

    /** What a routed Service is written for. */
    public enum Intent {
        /** It does not exist, and the desired color can serve. */
        CREATE,
        /** Git changed something on it, or it is adopted: the selector stays. */
        KEEP,
        /** A commit wants the other color. */
        SWITCH,
        /** A move is taken back. */
        RETURN,
        /** The endpoints have followed: the selector stays. */
        PROVE,
        /** What serves has served well to the end of its trial: the selector stays. */
        PASS,
        /** The color that does not serve is put away from now on: the selector stays. */
        PUT_AWAY,
        /** A hand deleted it, emptied or widened its selector: as it was. */
        RESTORE
    }

    /** The selector afterwards. */
    public Selector selector() {
        return new Selector(manifest.content().texts("spec", "selector"));
    }

    /** What stands on the Service afterwards. */
    public Marks marks() {
        return Marks.of(manifest.content().texts("metadata", "annotations"));
    }

    @Override
    public void perform(Cluster cluster) throws PortException {
        if (resourceVersion.isEmpty()) {
            cluster.create(manifest);
        } else if (intent == Intent.RESTORE) {
            cluster.reselect(manifest.ref(), selector(), resourceVersion.get());
        } else {
            cluster.apply(manifest.guardedBy(resourceVersion.get()));
        }
    }

    @Override
    public boolean movesTraffic() {
        return switch (intent) {
            case CREATE, SWITCH, RETURN, RESTORE -> true;
            case KEEP, PROVE, PASS, PUT_AWAY -> false;
        };
    }

    @Override
    public boolean bringsCommit() {
        return switch (intent) {
            case CREATE, SWITCH, KEEP, PUT_AWAY -> true;
            case RETURN, PROVE, PASS, RESTORE -> false;
        };
    }

    @Override
    public String summary() {
        String service = manifest.ref().toString();
        String there = color + " (" + selector() + ")";
        return switch (intent) {
            case CREATE -> "created " + service + " for " + color + because();
            case KEEP -> "applied " + service + " (" + why + "), selector unchanged";
            case SWITCH -> "switched " + service + " to " + there + because();
            case RETURN -> "took back " + service + " to " + there + ": " + why;
            case PROVE -> "saw that the endpoints of " + service + " have followed";
            case PASS -> "saw " + color + " serve well behind " + service + " to the end of its trial";
            case PUT_AWAY -> "noted on " + service + " that " + color.other() + " is put away";
            case RESTORE -> "put back " + service + " to " + there + ": " + why;
        };
    }

    private String because() {
        return why.isEmpty() ? "" : ": " + why;
    }

    @Override
    public String kubectl() {
        String where = manifest.ref().name() + " -n " + manifest.ref().namespace();
        String apply = "kubectl apply --server-side -f " + manifest.origin().file() + " -n "
                + manifest.ref().namespace();
        return switch (intent) {
            case CREATE -> apply;
            case KEEP, PASS, PUT_AWAY -> apply + "  # with the live selector in it";
            case PROVE ->
                "kubectl annotate --overwrite service " + where + " teal.dev/proven-at="
                        + marks().move()
                                .flatMap(Move::provenAt)
                                .map(Object::toString)
                                .orElse("");
            case SWITCH, RETURN, RESTORE -> resourceVersion.isEmpty() ? apply : reselecting(where);
        };
    }

    private String reselecting(String where) {
        String labels = selector().labels().entrySet().stream()
                .map(label -> "\"" + label.getKey() + "\":\"" + label.getValue() + "\"")
                .collect(Collectors.joining(",", "{", "}"));
        return "kubectl patch service " + where + " --type merge -p '{\"spec\":{\"selector\":" + labels + "}}'";
    }
}
