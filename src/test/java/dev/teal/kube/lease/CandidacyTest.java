package dev.teal.kube.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import dev.teal.core.port.Leadership.Candidate;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.Standing.Part;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;

/** Processes that want one Lease, with what was reported of the leader election of other controllers. */
class CandidacyTest {

    private static final Lease ABSENT = Lease.of("teal", "teal");
    private static final Terms TERMS =
            new Terms(Duration.ofSeconds(1), Duration.ofMillis(300), Duration.ofMillis(200), Duration.ofMillis(300));

    private final Server server = new Server();
    private final List<Candidacy> candidacies = new ArrayList<>();

    /** Holds the Lease in memory, and refuses what was not asked for its present version. */
    private static final class Server {

        private Optional<Lease> stored =
                Optional.of(new Lease(ABSENT.object().with("1", "metadata", "resourceVersion")));
        private int version = 1;
        private final List<Consumer<Optional<Lease>>> watches = new CopyOnWriteArrayList<>();
        private final AtomicInteger requests = new AtomicInteger();

        synchronized Lease write(Lease wanted) throws PortException {
            if (!wanted.version().equals(stored.map(Lease::version).orElse(""))) {
                throw new TransientException(Reason.MODIFIED, "another version", null);
            }
            String uid = stored.map(Lease::uid).orElse("u-" + version);
            Lease next = new Lease(wanted.object()
                    .with(Integer.toString(++version), "metadata", "resourceVersion")
                    .with(uid, "metadata", "uid"));
            stored = Optional.of(next);
            watches.forEach(watch -> watch.accept(stored));
            return next;
        }

        synchronized Optional<Lease> read() {
            return stored;
        }

        synchronized void delete() {
            stored = Optional.empty();
            watches.forEach(watch -> watch.accept(stored));
        }
    }

    /** One process' way to it. */
    private final class Way implements LeaseStore {

        private volatile Optional<PortException> trouble = Optional.empty();
        private volatile Duration slowness = Duration.ZERO;

        private void pass() throws PortException {
            server.requests.incrementAndGet();
            LockSupport.parkNanos(slowness.toNanos());
            if (trouble.isPresent()) {
                throw trouble.get();
            }
        }

        @Override
        public Optional<Lease> read() throws PortException {
            pass();
            return server.read();
        }

        @Override
        public Lease write(Lease wanted) throws PortException {
            pass();
            return server.write(wanted);
        }

        @Override
        public void watch(Consumer<Optional<Lease>> changed) {
            server.watches.add(lease -> {
                if (trouble.isEmpty()) {
                    changed.accept(lease);
                }
            });
        }

        @Override
        public void unwatch() {
            // Nobody is told twice.
        }
    }

    /** One process, and what it was told. */
    private final class Process implements Candidate {

        private final Way way = new Way();
        private final AtomicBoolean clear = new AtomicBoolean(true);
        private final List<String> told = new CopyOnWriteArrayList<>();
        private final Candidacy candidacy;

        Process(String name) {
            candidacy = new Candidacy(name, way, new Tenure(name, TERMS, ABSENT), Moment::now, clear::get);
            candidacies.add(candidacy);
            candidacy.seek(this);
        }

        @Override
        public void taking() {
            told.add(candidacy.mayWrite() ? "taking too late" : "taking");
        }

        @Override
        public void taken() {
            told.add(candidacy.mayWrite() ? "taken" : "taken too early");
        }

        @Override
        public void lost() {
            told.add("lost");
        }

        @Override
        public void news() {
            told.add("news");
        }

        Part part() {
            return candidacy.standing().part();
        }
    }

    @AfterEach
    void end() {
        candidacies.forEach(Candidacy::resign);
    }

    private Process leader() {
        Process process = new Process("one");
        await().until(() -> process.part() == Part.LEADS);
        return process;
    }

    private Process standby() {
        Process process = new Process("two");
        await().until(() -> process.part() == Part.STANDS_BY);
        return process;
    }

    @Test
    void theFirstOneLeadsAndTheSecondKnowsWho() {
        Process one = leader();
        Process two = standby();

        assertThat(one.told).containsExactly("taking", "taken");
        assertThat(two.candidacy.mayWrite()).isFalse();
        assertThat(two.candidacy.standing().leader()).isEqualTo("one");
    }

    /** cloudnative-pg/plugin-barman-cloud#615, fluxcd/pkg#93: the next one waited for the end of the Lease. */
    @Test
    void whoEndsInOrderIsFollowedAtOnce() {
        Process one = leader();
        Process two = standby();

        one.candidacy.resign();

        await().atMost(Duration.ofMillis(300)).until(() -> two.part() == Part.LEADS);
        assertThat(one.candidacy.mayWrite()).isFalse();
    }

    @Test
    void whoIsCutOffStopsByItselfBeforeAnotherBegins() {
        Process one = leader();
        Process two = standby();

        one.way.trouble = Optional.of(new TransientException(Reason.API_UNREACHABLE, "no answer", null));
        await().until(() -> !one.candidacy.mayWrite());
        assertThat(two.candidacy.mayWrite()).isFalse();

        await().until(() -> two.part() == Part.LEADS);
    }

    /** kubernetes/kubernetes#23731: who had lost it went on as if it led; fabric8io/kubernetes-client#6020: and never came back. */
    @Test
    void whoHasLostItIsToldAndTakesItAgainWhenItIsFree() {
        Process one = leader();
        Process two = standby();
        one.way.trouble = Optional.of(new TransientException(Reason.API_UNREACHABLE, "no answer", null));
        await().until(() -> two.part() == Part.LEADS);

        one.way.trouble = Optional.empty();
        await().until(() -> one.part() == Part.STANDS_BY);
        assertThat(one.told).containsExactly("taking", "taken", "lost");
        two.candidacy.resign();

        await().until(() -> one.part() == Part.LEADS);
    }

    /**
     * home-operations/kopiur#319, kubernetes-sigs/controller-runtime#3298: a server that does not answer ended the process, again and
     * again.
     */
    @Test
    void whileNobodyCanRenewNobodyWritesAndAfterwardsItGoesOnWithoutLookingAnew() {
        Process one = leader();
        Process two = standby();
        TransientException away = new TransientException(Reason.API_UNREACHABLE, "no answer", null);
        one.way.trouble = Optional.of(away);
        two.way.trouble = Optional.of(away);
        await().until(() -> one.part() == Part.UNSURE);
        assertThat(one.candidacy.standing().failure()).isPresent();

        one.way.trouble = Optional.empty();
        await().until(() -> one.part() == Part.LEADS);

        assertThat(one.told).containsExactly("taking", "taken");
        assertThat(one.candidacy.standing().failure()).isEmpty();
    }

    /** openshift/origin#7845, NVIDIA/gpu-operator#772: a server under load made the leader change, again and again. */
    @Test
    void aSlowServerChangesNoLeader() {
        Process one = leader();
        Process two = standby();
        one.way.slowness = Duration.ofMillis(700);
        two.way.slowness = Duration.ofMillis(700);

        await().during(Duration.ofSeconds(4)).atMost(Duration.ofSeconds(6)).until(() -> !two.candidacy.mayWrite());

        await().until(one.candidacy::mayWrite);
        assertThat(one.told).containsExactly("taking", "taken");
    }

    /** cilium/cilium#42920: what was begun under the old Lease was still going on. */
    @Test
    void whoIsNotDoneWithWhatItBeganBeforeDoesNotTakeIt() {
        Process one = leader();
        Process two = standby();
        two.clear.set(false);

        one.candidacy.resign();
        await().during(Duration.ofMillis(500)).until(() -> two.part() != Part.LEADS);

        two.clear.set(true);
        await().until(() -> two.part() == Part.LEADS);
    }

    /** apache/apisix-ingress-controller#182. */
    @Test
    void aMissingRightIsToldAndNothingIsWritten() {
        Process one = new Process("one");
        one.way.trouble = Optional.of(new StalledException(Reason.FORBIDDEN, "leases is forbidden", "grant it", null));
        server.delete();

        await().until(() -> one.candidacy.standing().failure().isPresent());
        assertThat(one.candidacy.standing().failure().get().reason()).isEqualTo(Reason.FORBIDDEN);
        await().until(() -> !one.candidacy.mayWrite());
    }

    /** Kong/kubernetes-ingress-controller#3124: 15,000 requests in half an hour. */
    @Test
    void whoStandsByAsksNothing() {
        Process one = leader();
        standby();
        int before = server.requests.get();

        await().pollDelay(Duration.ofSeconds(3)).until(() -> one.part() == Part.LEADS);

        assertThat(server.requests.get() - before)
                .as("of the leader, every 300 ms")
                .isBetween(7, 11);
    }

    @Test
    void aHookThatCameToAnotherIsPassedOnAndTakesNobodysLease() {
        Process one = leader();
        Process two = standby();

        two.candidacy.passOn();

        await().until(() -> one.told.contains("news"));
        await().during(Duration.ofMillis(1500)).until(() -> one.part() == Part.LEADS);
        assertThat(two.part()).isEqualTo(Part.STANDS_BY);
    }

    @Test
    void aLeaseThatAHandDeletesIsMadeAgainAndNobodyWritesMeanwhile() {
        Process one = leader();
        Process two = standby();

        server.delete();

        await().until(() -> !one.candidacy.mayWrite());
        await().until(() -> one.part() == Part.LEADS || two.part() == Part.LEADS);
    }
}
