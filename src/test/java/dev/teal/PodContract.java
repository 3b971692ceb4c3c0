package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.net.HttpURLConnection;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Predicate;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.desired.Release;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Query;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Color;
import dev.teal.core.value.Url;

/** What pods do, whichever cluster they run on; node ports answer on 127.0.0.1. */
public abstract class PodContract extends ClusterContract {

    /** How long four seconds of the cluster's take: in that time something must not happen. */
    protected abstract Duration fourSeconds();

    /** What asks the pods. */
    protected abstract Inquiry inquiry();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1     | httpGet: {path: /healthz, port: 80}",
                "v1     | httpGet: {path: version, port: web}",
                "broken | httpGet: {path: /healthz, port: 80}",
                "v1     | tcpSocket: {port: web}",
                "broken | tcpSocket: {port: 80}",
            })
    void aPodWhoseProbeSucceedsBecomesReady(String tag, String probe) throws PortException {
        Release release = running(tag, "readinessProbe: {periodSeconds: 1, " + probe + "}");

        eventually("ready", () -> seen(release, Pod::ready));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken | httpGet: {path: /, port: 80}",
                "broken | httpGet: {path: /version, port: 80}",
                "v1     | httpGet: {path: /, port: 81}",
                "v1     | tcpSocket: {port: 81}",
                "slow   | tcpSocket: {port: 80}",
                "v1     | httpGet: {path: /, port: 80}, initialDelaySeconds: 60",
                "v1     | httpGet: {path: /, port: 80}, successThreshold: 60",
            })
    void aPodWhoseProbeHasNotSucceededIsNotReady(String tag, String probe) throws PortException {
        Release release = running(tag, "readinessProbe: {periodSeconds: 1, " + probe + "}");
        create(release, Color.GREEN);
        eventually(
                "running", () -> seen(release, pod -> pod.state().runningSince().isPresent()));

        Awaitility.await()
                .during(fourSeconds())
                .atMost(fourSeconds().multipliedBy(4))
                .until(() -> seen(release, pod -> !pod.ready())
                        && live(release).endpoints().ready().isEmpty());
    }

    @Test
    void aPodWhoseProbeComesAndGoesIsReadyNowAndThen() throws PortException {
        Release release = running(
                "flap", "readinessProbe: {periodSeconds: 1, failureThreshold: 1, httpGet: {path: /healthz, port: 80}}");

        for (int i = 0; i < 2; i++) {
            eventually("ready", () -> seen(release, Pod::ready));
            eventually("not ready", () -> seen(release, pod -> !pod.ready()));
        }
        assertThat(seen(release, pod -> pod.state().restarts() == 0)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "broken | livenessProbe: {periodSeconds: 1, failureThreshold: 2, httpGet: {path: /, port: 80}}",
                "v1     | livenessProbe: {periodSeconds: 1, failureThreshold: 1, tcpSocket: {port: 81}}",
                "slow   | startupProbe: {periodSeconds: 1, failureThreshold: 3, tcpSocket: {port: 80}}",
            })
    void aContainerWhoseProbeFailsIsStartedAgain(String tag, String probe) throws PortException {
        Release release = running(tag, probe);

        eventually("restarted", () -> seen(release, pod -> pod.state().restarts() > 0));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1   | livenessProbe: {periodSeconds: 1, failureThreshold: 1, httpGet: {path: /, port: 80}}",
                "slow | livenessProbe: {periodSeconds: 1, failureThreshold: 1, tcpSocket: {port: 80}}, "
                        + "startupProbe: {periodSeconds: 1, failureThreshold: 30, tcpSocket: {port: 80}}",
            })
    void aContainerWhoseProbeSucceedsOrIsNotAskedYetGoesOn(String tag, String probe) throws PortException {
        Release release = running(tag, probe);
        eventually(
                "running", () -> seen(release, pod -> pod.state().runningSince().isPresent()));

        Awaitility.await()
                .during(fourSeconds())
                .atMost(fourSeconds().multipliedBy(4))
                .until(() -> seen(release, pod -> pod.state().restarts() == 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", targetPort: 80", ", targetPort: web"})
    void theTargetPortIsWhereThePodIsAsked(String targetPort) throws PortException {
        int nodePort = served(targetPort);

        eventually("an answer", () -> answer(nodePort).filter("v1"::equals).isPresent());
    }

    @Test
    void aTargetPortThatNobodyListensOnDoesNotAnswer() throws PortException {
        int nodePort = served(", targetPort: 81");

        Awaitility.await()
                .during(fourSeconds())
                .atMost(fourSeconds().multipliedBy(4))
                .until(() -> answer(nodePort).isEmpty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "v1     | GET /healthz       | PASSED |",
                "v1     | HEAD /             | PASSED |",
                "v1     | POST /version?x=y  | PASSED |",
                "broken | GET /healthz       | PASSED |",
                "broken | GET /              | FAILED | status 500, expected 200: ",
                "broken | GET /version       | FAILED | status 500, expected 200: \"{\"error\": \"broken\"}\"",
            })
    void aPodAnswersAsItsImageDoes(String tag, String request, Answer.Outcome outcome, String evidence)
            throws PortException {
        Question question = check(asked(tag), request, Expect.OK);

        Answer answer = answer(question);

        assertThat(answer.outcome()).isEqualTo(outcome);
        assertThat(answer.evidence()).startsWith(Optional.ofNullable(evidence).orElse(""));
    }

    @Test
    void aPodSaysWhichVersionItIs() throws PortException {
        Pod.Door door = asked("v1");

        assertThat(answer(check(door, "GET /version", version("v1"))).outcome()).isEqualTo(Answer.Outcome.PASSED);
        assertThat(answer(check(door, "GET /version", version("v2"))).evidence())
                .isEqualTo("/version is \"v1\", expected \"v2\"");
    }

    @Test
    void aPodAcceptsConnectionsWhereItListens() throws PortException {
        Pod.Door door = asked("v1");
        Pod.Door other = new Pod.Door(door.address(), 81);

        assertThat(answer(new Question.Knock(door)).outcome()).isEqualTo(Answer.Outcome.PASSED);
        assertThat(answer(new Question.Knock(other)).outcome()).isEqualTo(Answer.Outcome.FAILED);
        assertThat(answer(check(other, "GET /", Expect.OK)).evidence()).isEqualTo("accepts no connection on " + other);
    }

    @Test
    void answersInARowAreCountedWhileAQuestionIsPut() throws PortException {
        Question question = check(asked("v1"), "GET /", Expect.OK);

        eventually(
                "three in a row",
                () -> Optional.ofNullable(inquiry().ask(Set.of(question)).get(question))
                        .filter(it -> it.passed() && it.inARow() >= 3)
                        .isPresent());
    }

    @Test
    void whereThereIsNoPrometheusThereIsNoValue() {
        Query query = new Query(
                Url.parse("http://prometheus.invalid").orElseThrow(),
                "up",
                new Bounds(Optional.of(BigDecimal.ZERO), Optional.empty()),
                Query.EVERY,
                Query.SEVERAL,
                Query.TIMEOUT);

        Answer answer = answer(new Question.Measure(query, "up", Instant.EPOCH));

        assertThat(answer.outcome()).isEqualTo(Answer.Outcome.UNREACHABLE);
        assertThat(answer.evidence()).isNotEmpty();
    }

    /** Where one ready pod of that tag listens. */
    private Pod.Door asked(String tag) throws PortException {
        Release release = running(tag, "");
        create(release, Color.GREEN);
        eventually("ready", () -> seen(release, Pod::ready));
        return look(release)
                .pods(service(release), selector("v1"))
                .get(0)
                .door("80")
                .orElseThrow();
    }

    private Answer answer(Question question) {
        return Awaitility.await()
                .until(() -> Optional.ofNullable(inquiry().ask(Set.of(question)).get(question)), Optional::isPresent)
                .orElseThrow();
    }

    private static Question check(Pod.Door door, String request, Expect expect) {
        String[] words = request.split(" ");
        return new Question.Http(
                door,
                new HttpCheck(
                        words[0],
                        words[1],
                        Optional.empty(),
                        Map.of(),
                        HttpCheck.Scheme.HTTP,
                        expect,
                        1,
                        1,
                        Duration.ofSeconds(2)));
    }

    private static Expect version(String version) {
        return new Expect(
                Set.of(200), Optional.of("{"), Optional.of("v[0-9]"), Map.of("/version", Optional.of(version)));
    }

    /** One pod of v1 that is ready, behind a Service with a node port; returns that. */
    private int served(String targetPort) throws PortException {
        int nodePort = ThreadLocalRandom.current().nextInt(30100, 32700);
        container("v1", "");
        edit("service.yaml", ", targetPort: web", targetPort + ", nodePort: " + nodePort);
        Release release = release();
        apply(deployment(release, Color.GREEN));
        create(release, Color.GREEN);
        eventually("ready", () -> seen(release, Pod::ready));
        return nodePort;
    }

    private Release running(String tag, String probe) throws PortException {
        container(tag, probe);
        Release release = release();
        apply(deployment(release, Color.GREEN));
        return release;
    }

    private void container(String tag, String probe) {
        shop();
        edit("green.yaml", "image: janakiramm/myapp:v1", "image: janakiramm/myapp:" + tag);
        if (!probe.isEmpty()) {
            edit(
                    "green.yaml",
                    "imagePullPolicy",
                    probe.replace("}, startup", "}\n          startup") + "\n          imagePullPolicy");
        }
    }

    /** Whether there is exactly one pod, and it is like that. */
    private boolean seen(Release release, Predicate<Pod> like) throws PortException {
        var pods = look(release).pods(service(release), selector("v1"));
        return pods.size() == 1 && like.test(pods.get(0));
    }

    /** The version that answers on a node port; empty where nothing does. */
    private static Optional<String> answer(int nodePort) {
        try {
            HttpURLConnection connection = (HttpURLConnection)
                    URI.create("http://127.0.0.1:" + nodePort + "/").toURL().openConnection();
            connection.setConnectTimeout(1000);
            connection.setReadTimeout(1000);
            return Optional.ofNullable(connection.getHeaderField("X-Version")).filter(version -> !version.isEmpty());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
