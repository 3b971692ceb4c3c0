package dev.teal.kube.lease;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.ObjIntConsumer;
import java.util.function.Supplier;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Standing;
import dev.teal.core.port.Standing.Part;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Reason;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiServer;

/**
 * One process that takes, renews and gives back the Lease, as {@link Tenure} says, in a thread of its own. It never gives up: who
 * has lost the Lease stands by, and takes it again when it is free.
 *
 * <p>fabric8's own {@code LeaderElector} (7.5) does not do: whether the Lease is free it reads off two machines' wall clocks, it
 * does not say when it began to ask for what it holds, and it is over once it has lost.
 */
public final class Candidacy implements Leadership {

    private final String self;
    private final LeaseStore store;
    private final Tenure tenure;
    private final Supplier<Moment> clock;
    private final Walk walk;
    private final ScheduledThreadPoolExecutor executor =
            new ScheduledThreadPoolExecutor(1, Candidacy::thread, new ThreadPoolExecutor.DiscardPolicy());
    private final Diary diary = new Diary();
    private final Note note;
    private Candidate candidate;
    private Optional<ScheduledFuture<?>> next = Optional.empty();
    private volatile Optional<Hold> failure = Optional.empty();
    private volatile boolean ended;

    /** {@code clear} says whether nothing is going on that was begun before the Lease was lost. */
    Candidacy(String self, LeaseStore store, Tenure tenure, Supplier<Moment> clock, BooleanSupplier clear) {
        this.self = self;
        this.store = store;
        this.tenure = tenure;
        this.clock = clock;
        this.walk = new Walk(store, tenure, clock, clear);
        this.note = new Note(self, store);
    }

    /**
     * As {@code self}, a name that no other process has ever had, for the Lease of that name.
     *
     * @param counter is told the verb and the HTTP status of each request; 0 where no answer came
     * @param clear whether nothing is going on that was begun before the Lease was lost
     */
    public static Candidacy of(
            ApiConnection connection,
            ObjIntConsumer<String> counter,
            String self,
            String namespace,
            String name,
            BooleanSupplier clear) {
        Terms terms = Terms.DEFAULT;
        ApiServer server = new ApiServer(connection.within(terms.patience()), counter);
        return new Candidacy(
                self,
                new LeaseAtServer(server, connection, namespace, name),
                new Tenure(self, terms, Lease.of(namespace, name)),
                Moment::now,
                clear);
    }

    private static Thread thread(Runnable task) {
        Thread thread = new Thread(task, "teal-lease");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public boolean mayWrite() {
        return tenure.mayWrite(clock.get());
    }

    @Override
    public Standing standing() {
        String holder = tenure.holder();
        Part part = mayWrite()
                ? Part.LEADS
                : holder.isEmpty() ? Part.UNDECIDED : holder.equals(self) ? Part.UNSURE : Part.STANDS_BY;
        return new Standing(part, self, holder, failure);
    }

    @Override
    public void seek(Candidate wanting) {
        candidate = wanting;
        executor.execute(this::turn);
        store.watch(changed -> executor.execute(() -> heard(changed)));
    }

    /** Such an error would be kept in the task's result, where nobody looks. */
    private static void end(Error error) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, error);
    }

    private void heard(Optional<Lease> changed) {
        changed.ifPresentOrElse(lease -> tenure.heard(lease, clock.get()), tenure::failed);
        if (changed.filter(note::isNew).isPresent() && mayWrite()) {
            candidate.news();
        }
        turn();
    }

    /** What is thrown here would end the turns. */
    private void turn() {
        next.ifPresent(it -> it.cancel(false));
        if (ended) {
            return;
        }
        Duration wait;
        try {
            wait = walk.step(candidate);
            failure = Optional.empty();
        } catch (PortException e) {
            tenure.failed();
            failure = e.reason() == Reason.MODIFIED ? failure : Optional.of(e.hold());
            wait = tenure.holder().equals(self) ? Pauses.ofHolder(e) : Pauses.ofOthers(e);
        } catch (RuntimeException e) {
            tenure.failed();
            failure = Optional.of(Hold.waiting(Reason.API_UNREACHABLE, "a fault of Teal's own: " + e));
            wait = Pauses.ofFault();
        } catch (Error e) {
            end(e);
            return;
        }
        if (diary.note(standing())) {
            candidate.lost();
        }
        next = Optional.of(executor.schedule(this::turn, wait.toNanos(), TimeUnit.NANOSECONDS));
    }

    @Override
    public void passOn() {
        executor.execute(note::write);
    }

    @Override
    public void resign() {
        ended = true;
        tenure.end();
        store.unwatch();
        try {
            executor.submit(() -> {
                        walk.giveBack(self);
                        return true;
                    })
                    .get(Terms.DEFAULT.patience().toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException e) {
            // It ends by itself.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        executor.shutdown();
    }
}
