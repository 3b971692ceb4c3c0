package dev.teal.core;

import static dev.teal.core.Rehearsal.deployment;
import static dev.teal.core.Rehearsal.selector;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;

import dev.teal.core.live.Live;
import dev.teal.core.live.LiveJob;
import dev.teal.core.live.LiveJobs;
import dev.teal.core.live.Scope;
import dev.teal.core.plan.Action;
import dev.teal.core.plan.Prospect;
import dev.teal.core.port.PortException;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Color;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/** A color that a Job of the folder tests before users come. */
class JobsTest {

    private static final String POLICY = "before: {checks: [{job: smoke-test.yaml}]}\n";

    @Test
    void aColorIsTestedBeforeAnybodyWantsItAndThenMovedToAtOnce() {
        try (Rehearsal shop = tested("v1", "v2", "good")) {
            assertThat(started(shop.during(Duration.ofSeconds(20)))).hasSize(1);
            assertThat(shop.look().plan().prospect().flatMap(Prospect::against)).isEmpty();

            shop.active("blue").commit();
            Tick moved = shop.look();

            assertThat(moved.plan().moves()).isTrue();
            assertThat(shop.live()).contains(selector("blue"));
        }
    }

    @Test
    void theJobIsToldWhatItTestsAndEndsByItself() {
        try (Rehearsal shop = tested("v1", "v2", "good")) {
            Action.Start start = started(shop.during(Duration.ofSeconds(20))).get(0);
            Tree spec = start.job().content().tree("spec");

            assertThat(start.color()).isEqualTo(Color.BLUE);
            assertThat(start.job().ref().name()).matches("smoke-test-blue-[0-9a-f]{7}");
            assertThat(spec.number(-1, "backoffLimit")).isZero();
            assertThat(spec.number(-1, "activeDeadlineSeconds")).isEqualTo(600);
            assertThat(spec.has("ttlSecondsAfterFinished")).isFalse();
            assertThat(variables(spec))
                    .containsEntry("TEAL_COLOR", "blue")
                    .containsEntry("TEAL_CONTENT", shop.active("blue").commit().content())
                    .containsEntry("MORE", "yes")
                    .hasEntrySatisfying(
                            "TEAL_PODS", it -> assertThat(it).matches("10\\.0\\.0\\.\\d+:80 10\\.0\\.0\\.\\d+:80"));
        }
    }

    @Test
    void whatTheFileSaysOfTheJobsEndCounts() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", POLICY)
                    .write(
                            "smoke-test.yaml",
                            job("good")
                                    .replace(
                                            "spec:\n  ttl",
                                            "spec:\n  backoffLimit: 2\n  activeDeadlineSeconds: 30\n  ttl"))
                    .commit();

            Tree spec = started(shop.during(Duration.ofSeconds(20)))
                    .get(0)
                    .job()
                    .content()
                    .tree("spec");

            assertThat(spec.number(-1, "backoffLimit")).isEqualTo(2);
            assertThat(spec.number(-1, "activeDeadlineSeconds")).isEqualTo(30);
        }
    }

    @Test
    void aFailedTestHoldsTheSwitchWithItsLastLinesUntilSomethingChanges() {
        try (Rehearsal shop = tested("v1", "v2", "crash")) {
            shop.active("blue").commit();

            Hold hold = shop.until(Reason.CHECK_FAILED).hold().orElseThrow();
            String name = jobs(shop).get(0).name();

            assertThat(hold.message())
                    .isEqualTo("blue fails the test by Job shop/" + name + ": BackoffLimitExceeded: Job has reached the"
                            + " specified backoff limit; its last lines: crashing, as asked");
            assertThat(hold.advice())
                    .isEqualTo(
                            "mend the program in blue.yaml, or the Job in smoke-test.yaml, and commit; to run the same"
                                    + " once more: kubectl delete job/" + name + " -n shop");
            assertThat(shop.during(Duration.ofMinutes(2))).isEmpty();
            assertThat(shop.live()).contains(selector("green"));

            shop.write("smoke-test.yaml", job("good")).commit().untilSynced();

            assertThat(shop.live()).contains(selector("blue"));
            assertThat(jobs(shop)).hasSize(1).doesNotContain(new ObjectRef("batch/v1", "Job", "shop", name));
        }
    }

    @Test
    void aHandThatDeletesAFailedJobHasItRunOnceMore() {
        try (Rehearsal shop = tested("v1", "v2", "crash")) {
            shop.active("blue").commit().until(Reason.CHECK_FAILED);

            shop.handDeletes(jobs(shop).get(0));

            assertThat(started(shop.during(Duration.ofSeconds(20)))).hasSize(1);
        }
    }

    @Test
    void whatPassedIsRememberedAcrossARestartAndRunAnewForOtherContent() {
        try (Rehearsal shop = tested("v1", "v2", "good")) {
            shop.during(Duration.ofSeconds(20));
            List<ObjectRef> before = jobs(shop);

            assertThat(shop.restarted().during(Duration.ofMinutes(1))).isEmpty();

            shop.write("blue.yaml", deployment("blue", "v3")).commit();
            assertThat(started(shop.during(Duration.ofSeconds(30)))).hasSize(1);
            assertThat(jobs(shop)).hasSize(1).doesNotContainAnyElementsOf(before);
        }
    }

    @Test
    void goingBackToWhatHasServedWellIsTestedNoMore() {
        try (Rehearsal shop = tested("v1", "v2", "good")) {
            shop.during(Duration.ofSeconds(20));
            shop.active("blue").commit().untilSynced();

            shop.active("green").commit();

            assertThat(shop.look().plan().moves()).isTrue();
            assertThat(started(shop.during(Duration.ofMinutes(2)))).isEmpty();
        }
    }

    @Test
    void aTestBeginsOnceThePodsListen() {
        try (Rehearsal shop = tested("v1", "v2", "good")) {
            shop.during(Duration.ofSeconds(20));
            shop.write("blue.yaml", deployment("blue", "slow")).commit();

            assertThat(started(shop.during(Duration.ofSeconds(14)))).isEmpty();
            assertThat(started(shop.during(Duration.ofSeconds(20)))).hasSize(1);
        }
    }

    @Test
    void theFirstVersionOfAllIsTestedToo() {
        try (Rehearsal shop = Rehearsal.of("v1", "v2")) {
            shop.write("teal.yaml", POLICY)
                    .write("smoke-test.yaml", job("crash"))
                    .commit();

            shop.until(Reason.CHECK_FAILED);

            assertThat(shop.live()).isEmpty();
        }
    }

    @Test
    void aJobThatCantRunIsToldAndEndsWithItsDeadline() {
        try (Rehearsal shop = tested("v1", "v2", "missing")) {
            shop.active("blue").commit();

            Tick waiting = shop.until(tick ->
                    tick.hold().filter(it -> it.message().contains("can't run")).isPresent());
            assertThat(waiting.hold().orElseThrow().reason()).isEqualTo(Reason.TESTING);
            assertThat(waiting.hold().orElseThrow().message())
                    .endsWith("which can't run: ImagePullBackOff: no such image");

            shop.pass(Duration.ofMinutes(10));

            assertThat(shop.until(Reason.CHECK_FAILED).hold().orElseThrow().message())
                    .contains("DeadlineExceeded");
        }
    }

    @Test
    void whatCantBeReadHoldsTheSwitchAndNothingElse() {
        Hold unread = new Hold(Reason.FORBIDDEN, "jobs.batch is forbidden", "grant it");
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", POLICY)
                    .write("smoke-test.yaml", job("good"))
                    .commit();
            shop.through(it -> new Between(it) {
                @Override
                public Live look(Scope scope) throws PortException {
                    Live seen = super.look(scope);
                    return new Live(
                            seen.objects(),
                            seen.deployments(),
                            seen.services(),
                            seen.pods(),
                            seen.autoscalers(),
                            seen.leftovers(),
                            seen.leads(),
                            new LiveJobs(Map.of(), Optional.of(unread)));
                }
            });

            assertThat(shop.look().hold()).isEmpty();
            shop.active("blue").commit();

            assertThat(shop.until(Reason.FORBIDDEN).hold()).contains(unread);
            assertThat(shop.handEmpties().look().hold()).contains(unread);
            assertThat(shop.live()).contains(selector("green"));
        }
    }

    @Test
    void aPausedFolderStartsNoJob() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", POLICY + "paused: true\n")
                    .write("smoke-test.yaml", job("good"))
                    .commit();

            assertThat(shop.during(Duration.ofSeconds(20))).isEmpty();
            assertThat(shop.look().hold().orElseThrow().message())
                    .contains("Held back: started Job shop/smoke-test-blue-");
        }
    }

    @Test
    void aLongNameIsShortenedToWhatALabelMayBe() {
        try (Rehearsal shop = Rehearsal.serving("v1", "v2")) {
            shop.write("teal.yaml", POLICY)
                    .write("smoke-test.yaml", job("good").replace("smoke-test", "smoke-" + "x".repeat(43) + "-test"))
                    .commit();

            ObjectRef ref =
                    started(shop.during(Duration.ofSeconds(20))).get(0).job().ref();

            assertThat(ref.name()).hasSizeLessThanOrEqualTo(63).matches("smoke-x{43}-blue-[0-9a-f]{7}");
        }
    }

    private static Rehearsal tested(String green, String blue, String job) {
        return Rehearsal.serving(green, blue)
                .write("teal.yaml", POLICY)
                .write("smoke-test.yaml", job(job))
                .commit();
    }

    private static String job(String tag) {
        return """
                apiVersion: batch/v1
                kind: Job
                metadata: {name: smoke-test, namespace: shop}
                spec:
                  ttlSecondsAfterFinished: 10
                  template:
                    spec:
                      restartPolicy: Never
                      containers:
                        - name: test
                          image: example/test:%s
                          env: [{name: MORE, value: "yes"}, {name: TEAL_COLOR, value: mine}]
                """.formatted(tag);
    }

    private static List<Action.Start> started(List<Action> done) {
        return done.stream()
                .filter(Action.Start.class::isInstance)
                .map(Action.Start.class::cast)
                .toList();
    }

    private static List<ObjectRef> jobs(Rehearsal shop) {
        return shop.look().live().orElseThrow().jobs().jobs().values().stream()
                .map(LiveJob::ref)
                .toList();
    }

    private static Map<String, String> variables(Tree spec) {
        return spec.trees("template", "spec", "containers").get(0).trees("env").stream()
                .collect(java.util.stream.Collectors.toMap(it -> it.text("name"), it -> it.text("value")));
    }
}
