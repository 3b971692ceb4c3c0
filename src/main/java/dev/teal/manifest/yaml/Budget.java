package dev.teal.manifest.yaml;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.manifest.finding.UnreadableException;

/** Counts what one document holds, so that a few lines of aliases can't become a tree that fills the memory. */
final class Budget {

    private final Origin origin;
    private final YamlLimits limits;
    private int nodes;
    private int aliases;

    Budget(Origin origin, YamlLimits limits) {
        this.origin = origin;
        this.limits = limits;
    }

    /** How many values were taken so far, aliases written out. */
    int nodes() {
        return nodes;
    }

    /**
     * Takes {@code more} values, met at {@code path}.
     *
     * @throws UnreadableException where there are too many now
     */
    void take(int more, String path) throws UnreadableException {
        nodes += more;
        if (nodes > limits.nodes()) {
            throw refuse(
                    path,
                    "makes the document larger than " + limits.nodes() + " values, aliases written out",
                    "write fewer values, and fewer aliases");
        }
    }

    /**
     * Takes an alias at {@code path} that stands for {@code size} values.
     *
     * @throws UnreadableException where there are too many now
     */
    void takeAlias(int size, String path) throws UnreadableException {
        aliases++;
        if (aliases > limits.aliases()) {
            throw refuse(path, "is one more than " + limits.aliases() + " aliases", "write the values out");
        }
        take(size, path);
    }

    private UnreadableException refuse(String path, String problem, String advice) {
        return new UnreadableException(new Complaint(origin, path, problem, advice));
    }
}
