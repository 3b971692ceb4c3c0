package dev.teal.kube.lease;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.core.value.Tree;

/**
 * Never may two write. Three processes and a server, on a time of the test's own: requests and answers are slow or lost, processes
 * stand still, clocks run fast or slow by up to 2 % and are set, watches bring what is old, and hands delete the Lease.
 */
class OneWriterTest {

    private static final Lease ABSENT = Lease.of("teal", "teal");
    private static final double END = 600;

    private record Event(double at, Runnable what) {}

    private final PriorityQueue<Event> events = new PriorityQueue<>((a, b) -> Double.compare(a.at(), b.at()));
    private double now;
    private Optional<Lease> stored = Optional.empty();
    private int version;

    private final class Process {

        private final Random random;
        private final Tenure tenure;
        private final double rate;
        private double set;
        private double standsUntil;

        Process(String name, Random random) {
            this.random = random;
            this.tenure = new Tenure(name, Terms.DEFAULT, ABSENT);
            this.rate = 0.98 + random.nextDouble() * 0.04;
            this.set = random.nextDouble() * 7200 - 3600;
        }

        Moment clock() {
            double local = now * rate;
            return new Moment((long) (local * 1e9), Instant.EPOCH.plusNanos((long) ((local + set + 9000) * 1e9)));
        }

        /** Later, and not before it goes on. */
        void after(double wait, Runnable what) {
            events.add(new Event(Math.max(now + wait, standsUntil), () -> {
                if (now < standsUntil) {
                    after(0, what);
                } else {
                    what.run();
                }
            }));
        }

        void turn() {
            if (random.nextInt(60) == 0) {
                standsUntil = now + random.nextDouble() * 20;
            }
            if (random.nextInt(60) == 0) {
                set += random.nextDouble() * 200 - 100;
            }
            Step step = tenure.next(clock());
            if (step instanceof Step.Rest rest) {
                after(Math.min(rest.time().toNanos() / 1e9, 1) + 0.001, this::turn);
            } else if (step instanceof Step.Read) {
                ask(() -> {
                    Optional<Lease> answer = stored;
                    return () -> tenure.read(answer, clock());
                });
            } else {
                Lease wanted = step instanceof Step.Take take ? take.wanted() : ((Step.Renew) step).wanted();
                Moment began = clock();
                ask(() -> {
                    Optional<Lease> answer = write(wanted);
                    return () -> answer.ifPresentOrElse(it -> tenure.wrote(it, began, clock()), tenure::failed);
                });
            }
        }

        /** One way to the server, one back; each may take long, and lose what is on it. */
        private void ask(Supplier<Runnable> atServer) {
            boolean asked = random.nextInt(20) != 0;
            boolean answered = asked && random.nextInt(20) != 0;
            double there = latency();
            double back = latency();
            if (asked) {
                events.add(new Event(now + there, () -> {
                    Runnable answer = atServer.get();
                    if (answered) {
                        after(back, () -> {
                            answer.run();
                            turn();
                        });
                    }
                }));
            }
            if (!answered) {
                after(there + back, () -> {
                    tenure.failed();
                    turn();
                });
            }
        }

        private double latency() {
            return random.nextInt(8) == 0 ? random.nextDouble() * 5 : random.nextDouble() * 0.1;
        }

        boolean mayWrite() {
            return tenure.mayWrite(clock());
        }
    }

    private Optional<Lease> write(Lease wanted) {
        String present = stored.map(Lease::version).orElse("");
        if (!wanted.version().equals(present)) {
            return Optional.empty();
        }
        String uid = present.isEmpty() ? "u-" + version : wanted.uid();
        Tree next = wanted.object()
                .with(Integer.toString(++version), "metadata", "resourceVersion")
                .with(uid, "metadata", "uid");
        stored = Optional.of(new Lease(next));
        return stored;
    }

    static List<Long> seeds() {
        return IntStream.range(0, 200).mapToObj(Long::valueOf).toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void neverMayTwoWrite(long seed) {
        Random random = new Random(seed);
        List<Process> processes = new ArrayList<>();
        for (String name : List.of("one", "two", "three")) {
            Process process = new Process(name, random);
            processes.add(process);
            process.after(0, process::turn);
        }
        double led = 0;
        double last = 0;
        while (now < END) {
            Event event = events.poll();
            for (double between = last + 0.05; between < event.at(); between += 0.05) {
                now = between;
                List<Process> may = processes.stream().filter(Process::mayWrite).toList();
                assertThat(may.size()).as("at %s s, seed %s", now, seed).isLessThan(2);
                led += may.size() * 0.05;
            }
            now = event.at();
            last = now;
            event.what().run();
            assertThat(processes.stream().filter(Process::mayWrite).count()).isLessThan(2);
            disturb(processes, random);
        }
        assertThat(Duration.ofSeconds((long) led))
                .as("somebody leads most of the time")
                .isGreaterThan(Duration.ofSeconds((long) (END / 3)));
    }

    private void disturb(List<Process> processes, Random random) {
        Process who = processes.get(random.nextInt(processes.size()));
        if (random.nextInt(4) == 0) {
            Optional<Lease> event = stored;
            who.after(who.latency(), () -> event.ifPresent(it -> who.tenure.heard(it, who.clock())));
        }
        if (random.nextInt(300) == 0) {
            stored = Optional.empty();
        }
        if (random.nextInt(300) == 0) {
            stored = stored.flatMap(it -> write(it.withNews(Instant.EPOCH.plusNanos(random.nextInt(1_000_000_000)))));
        }
    }
}
