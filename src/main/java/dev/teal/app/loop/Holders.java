package dev.teal.app.loop;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.inject.Singleton;

import dev.teal.core.claim.Claims;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.StalledException;
import dev.teal.core.situation.Permissions;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;

/**
 * Asks the cluster which application has an object that several folders name. Where none is named twice, nothing is asked; what
 * was answered is asked again with the next commit, since none but the one that has it writes it until then.
 */
@Singleton
class Holders {

    private final Cluster cluster;
    private final Permissions permissions;
    private final Map<ObjectRef, String> holders = new ConcurrentHashMap<>();
    private Optional<Commit> settled = Optional.empty();

    private Optional<Settled> last = Optional.empty();

    /** What became of a snapshot, where no question about it is open: of a thousand folders that takes a while to find. */
    private record Settled(Snapshot read, Snapshot result) {}

    Holders(Cluster cluster, Permissions permissions) {
        this.cluster = cluster;
        this.permissions = permissions;
    }

    /** The same snapshot, of which each object is in one release at most. Never fails. */
    synchronized Snapshot settled(Snapshot read) {
        // Most polls find the very snapshot of the one before.
        Optional<Snapshot> known = last.filter(it -> it.read() == read).map(Settled::result);
        return known.orElseGet(() -> settle(read));
    }

    private Snapshot settle(Snapshot read) {
        Claims claims = Claims.of(read.applications(), permissions);
        Map<ObjectRef, Set<String>> questions = claims.questions();
        holders.keySet().retainAll(questions.keySet());
        boolean seen = settled.filter(read.head()::equals).isPresent();
        settled = Optional.of(read.head());
        try {
            for (Map.Entry<ObjectRef, Set<String>> question : questions.entrySet()) {
                if (!seen || !holders.containsKey(question.getKey())) {
                    ask(question.getKey(), question.getValue());
                }
            }
        } catch (PortException e) {
            // What was known goes on counting; the looks tell what is wrong with the cluster, and the next poll asks
            // again.
        }
        Snapshot result = new Snapshot(read.head(), claims.settled(holders));
        last = holders.keySet().containsAll(questions.keySet())
                ? Optional.of(new Settled(read, result))
                : Optional.empty();
        return result;
    }

    /** What its only claimant has can't become another's, as long as nobody else names it. */
    private void ask(ObjectRef object, Set<String> claimants) throws PortException {
        if (claimants.size() == 1 && claimants.contains(holders.getOrDefault(object, ""))) {
            return;
        }
        try {
            Optional<String> holder = cluster.holder(object);
            holder.ifPresentOrElse(it -> holders.put(object, it), () -> holders.remove(object));
        } catch (StalledException e) {
            // A right or a kind is missing, which says nothing about the other objects.
        }
    }
}
