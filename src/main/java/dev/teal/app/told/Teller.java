package dev.teal.app.told;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Future;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.known.Listener;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.told.commit.CommitTelling;

/** Hands on what looks have found to whoever is told of it, and waits for nobody. */
@Singleton
public class Teller implements Listener {

    private static final Logger LOG = Logger.getLogger("dev.teal");

    /** After the looks have ended, whose observer has none, and before somebody else may lead. */
    private static final int AFTER_THE_LOOKS = 4000;

    private static final Duration LONGEST_END = Duration.ofSeconds(3);

    private final Tellers tellers;
    private final Known known;

    Teller(Tellers tellers, Known known) {
        this.tellers = tellers;
        this.known = known;
    }

    @Override
    public void looked(Optional<Status> before, Status after, Tick tick) {
        tellers.commits().ifPresent(it -> it.looked(known.git().readings().values(), before, after));
        tellers.events().looked(before, after, tick);
    }

    /** What the last looks have found is told, if that takes no longer than moments. */
    void stop(@Observes @Priority(AFTER_THE_LOOKS) ShutdownEvent event) {
        List<Future<Void>> ends = Stream.concat(
                        tellers.commits().map(CommitTelling::emptied).stream(),
                        Stream.of(tellers.events().emptied()))
                .toList();
        try {
            Future.join(ends)
                    .toCompletionStage()
                    .toCompletableFuture()
                    .get(LONGEST_END.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            LOG.info("told: not everybody could be told everything before the end");
        }
    }
}
