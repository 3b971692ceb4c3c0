package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.git.GitHttpServer;
import dev.teal.git.TestRepository;

/** Two processes, a Lease, and what may become of the one that leads. Each figure goes to {@code target/e2e/report.txt}. */
class LeaderE2E {

    private static final Path REPORT = Path.of("target", "e2e", "report.txt");
    private static final Shop SHOP = new Shop("teal-leader", 30170);
    private static final int TIMES = 5;

    @TempDir
    private Path root;

    private GitHttpServer git;
    private TestRepository repository;
    private final List<TealProcess> running = new ArrayList<>();
    private int started;
    private boolean blue;

    @BeforeEach
    void prepare() throws Exception {
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--ignore-not-found");
        Kubectl.run("create", "namespace", SHOP.namespace());
        git = new GitHttpServer(root);
        repository = SHOP.warm(new TestRepository(root, "shop"));
    }

    @AfterEach
    void leave() {
        running.forEach(TealProcess::thaw);
        running.forEach(TealProcess::kill);
        git.close();
        Kubectl.run("delete", "namespace", SHOP.namespace(), "--wait=false");
    }

    private TealProcess start() {
        String name = "leader-" + ++started;
        Map<String, String> settings = new HashMap<>(Teal.settings(git.url("shop.git"), SHOP.namespace()));
        settings.put("HOSTNAME", name);
        settings.put("TEAL_LEASE", SHOP.namespace() + "/teal");
        TealProcess teal = TealProcess.start(name, settings);
        running.add(teal);
        return teal;
    }

    private static String part(TealProcess teal) {
        try {
            return teal.overview().path("lead").path("part").asText();
        } catch (IOException e) {
            return "";
        }
    }

    private TealProcess leader() {
        TealProcess teal = start();
        until("it leads and is done", Duration.ofSeconds(90), () -> part(teal).equals("LEADS") && synced(teal));
        return teal;
    }

    private TealProcess standby() {
        TealProcess teal = start();
        until(
                "it stands by, and is ready",
                Duration.ofSeconds(60),
                () -> part(teal).equals("STANDS_BY") && ready(teal));
        return teal;
    }

    private boolean synced(TealProcess teal) {
        return teal.is("SYNCED", repository.head());
    }

    private static boolean ready(TealProcess teal) throws IOException {
        return teal.status("/q/health/ready") == 200;
    }

    private static void until(String what, Duration atMost, Callable<Boolean> condition) {
        await(what)
                .atMost(atMost)
                .pollInterval(Duration.ofMillis(20))
                .ignoreExceptions()
                .until(condition);
    }

    private void flip() {
        blue = !blue;
        repository.write("active-color", blue ? "blue\n" : "green\n");
        repository.commit("the other color").push();
    }

    private static long millisUntil(String what, Duration atMost, Callable<Boolean> condition) {
        long begin = System.nanoTime();
        until(what, atMost, condition);
        return (System.nanoTime() - begin) / 1_000_000;
    }

    private static String service() {
        return Kubectl.run(
                "get", "service", "shop", "-n", SHOP.namespace(), "-o", "jsonpath={.metadata.resourceVersion}");
    }

    private static void report(String what, List<Long> millis) {
        Collections.sort(millis);
        String line = "leader: " + what + ": median " + millis.get(millis.size() / 2) + " ms, max "
                + millis.get(millis.size() - 1) + " ms, of " + millis.size();
        System.out.println(line);
        try {
            Files.createDirectories(REPORT.getParent());
            Files.writeString(REPORT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** In the middle of a switch, at another moment each time. */
    @Test
    void whoIsKilledIsFollowedWithinFiveSecondsAndTheSwitchGoesOn() {
        List<Long> led = new ArrayList<>();
        List<Long> done = new ArrayList<>();
        TealProcess one = leader();
        for (int i = 0; i < TIMES; i++) {
            TealProcess two = standby();
            flip();
            after(Duration.ofMillis(400L * i));
            one.kill();
            long begin = System.nanoTime();
            led.add(millisUntil(
                    "the other one leads",
                    Duration.ofSeconds(10),
                    () -> part(two).equals("LEADS")));
            until("and finishes the switch", Duration.ofSeconds(90), () -> synced(two));
            done.add((System.nanoTime() - begin) / 1_000_000);
            one = two;
        }
        report("SIGKILL to the other one leads", led);
        report("SIGKILL in a switch to SYNCED", done);
        assertThat(led).allMatch(it -> it <= 5000);
    }

    @Test
    void whoEndsInOrderIsFollowedAtOnce() {
        List<Long> led = new ArrayList<>();
        TealProcess one = leader();
        for (int i = 0; i < TIMES; i++) {
            TealProcess two = standby();
            CompletableFuture<Void> ending = CompletableFuture.runAsync(one::close);
            led.add(millisUntil(
                    "the other one leads",
                    Duration.ofSeconds(10),
                    () -> part(two).equals("LEADS")));
            ending.join();
            one = two;
        }
        report("SIGTERM to the other one leads", led);
        assertThat(led).allMatch(it -> it <= 2000);
    }

    /** What it was about to write is two commits old when it goes on. */
    @Test
    void whoStoodStillFindsThatItDoesNotLeadAndWritesNothing() {
        List<Long> led = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            TealProcess one = leader();
            TealProcess two = standby();
            flip();
            after(Duration.ofMillis(700L + 300L * i));
            one.freeze();
            led.add(millisUntil(
                    "the other one leads",
                    Duration.ofSeconds(15),
                    () -> part(two).equals("LEADS")));
            flip();
            until("and goes on", Duration.ofSeconds(90), () -> synced(two));
            after(Duration.ofSeconds(8));
            until("and is done", Duration.ofSeconds(90), () -> synced(two));
            String before = service();

            one.thaw();
            until("it knows", Duration.ofSeconds(10), () -> part(one).equals("STANDS_BY"));
            await().during(Duration.ofSeconds(5))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> service().equals(before));
            assertThat(part(two)).isEqualTo("LEADS");
            one.kill();
            two.close();
        }
        report("SIGSTOP to the other one leads", led);
    }

    private static void after(Duration time) {
        await().pollDelay(time.plusMillis(1)).timeout(time.plusSeconds(5)).until(() -> true);
    }
}
