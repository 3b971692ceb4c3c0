package dev.teal.told.commit;

import static dev.teal.told.Looked.NOON;
import static dev.teal.told.Looked.commit;
import static dev.teal.told.Looked.reading;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import dev.teal.core.desired.Reading;
import dev.teal.core.value.Reason;
import dev.teal.told.Listening;
import dev.teal.told.Looked;
import dev.teal.told.Noted;
import dev.teal.told.post.Answer;
import dev.teal.told.post.Courier;
import dev.teal.told.post.Letter;
import dev.teal.told.post.Outcome;
import dev.teal.told.post.Pauses;
import dev.teal.told.post.SecretFile;

/** What a Git server is told, by the contract of its API, and what becomes of it where the server has trouble. */
class StatusTellingTest {

    private static final String TOKEN = "tok_0123456789abcdef";
    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1));

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Noted noted = new Noted();
    private final AtomicBoolean mayTell = new AtomicBoolean(true);
    private Listening server;
    private Path token;

    @BeforeEach
    void open() throws IOException {
        server = new Listening();
        token = Files.writeString(directory.resolve("token"), TOKEN + "\n");
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(noted.lines()).noneMatch(it -> it.contains(TOKEN));
    }

    @Test
    void gitHubTakesTheStatusOfACommit() {
        succeed(telling(Forge.GITHUB, "shop/deploy"));

        Listening.Request request = server.requests(1).get(0);
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path())
                .isEqualTo("/repos/shop/deploy/statuses/" + commit(1).id());
        assertThat(request.headers())
                .containsEntry("authorization", "Bearer " + TOKEN)
                .containsEntry("accept", "application/vnd.github+json")
                .containsEntry("x-github-api-version", "2022-11-28")
                .containsEntry("content-type", "application/json")
                .containsEntry("user-agent", "teal/test");
        assertThat(request.json())
                .isEqualTo(new JsonObject(Map.of(
                        "state",
                        "success",
                        "context",
                        "teal/prod",
                        "description",
                        "shop is in order",
                        "target_url",
                        "https://teal.example.com/commits/" + commit(1).id())));
    }

    @Test
    void gitLabTakesTheStatusOfACommit() {
        succeed(telling(Forge.GITLAB, "team/web/deploy"));

        Listening.Request request = server.requests(1).get(0);
        assertThat(request.path())
                .isEqualTo("/projects/team%2Fweb%2Fdeploy/statuses/" + commit(1).id());
        assertThat(request.headers()).containsEntry("private-token", TOKEN);
        assertThat(request.json().getMap())
                .containsEntry("state", "success")
                .containsEntry("name", "teal/prod")
                .containsEntry("ref", "main")
                .doesNotContainKey("context");
    }

    @Test
    void giteaTakesTheStatusOfACommit() {
        succeed(telling(Forge.GITEA, "shop/deploy"));

        Listening.Request request = server.requests(1).get(0);
        assertThat(request.path())
                .isEqualTo("/repos/shop/deploy/statuses/" + commit(1).id());
        assertThat(request.headers()).containsEntry("authorization", "token " + TOKEN);
        assertThat(request.json().getMap()).containsEntry("state", "success").containsEntry("context", "teal/prod");
    }

    @ParameterizedTest
    @CsvSource({
        "GITHUB, pending success failure error",
        "GITLAB, pending success failed canceled",
        "GITEA, pending success failure error"
    })
    void eachServerHasItsOwnWords(Forge forge, String words) {
        assertThat(List.of(Progress.values()).stream().map(forge::state)).containsExactly(words.split(" "));
    }

    @ParameterizedTest
    @EnumSource(Forge.class)
    void noDescriptionIsLongerThanAServerTakesOrHasWhatActs(Forge forge) {
        CommitStatus status =
                new CommitStatus(commit(1), Progress.FAILURE, "shop: \u001b[31m" + "ä😀".repeat(200), Optional.empty());

        String description = forge.body(status, "teal", "main").getString("description");

        assertThat(description.codePointCount(0, description.length())).isLessThanOrEqualTo(140);
        assertThat(description).startsWith("shop: \\u001b[31m").endsWith("…");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "401 | {\"message\":\"Bad credentials\"} | answers 401 (Bad credentials): it does not know the token",
                "403 | {\"message\":\"Resource not accessible by personal access token\"} | the token lacks the right",
                "404 | {\"message\":\"Not Found\"} | or the token may not see it",
                "422 | {\"message\":\"No commit found for SHA: 111\"} | answers 422 (No commit found for SHA: 111)",
                "400 | <html>nginx</html> | answers 400",
            })
    void whatIsRefusedIsToldOnceAndNotTriedAgain(int code, String body, String why) {
        server.answer(code, body);
        CommitTelling telling = telling(Forge.GITHUB, "shop/deploy");
        succeed(telling);
        await().until(() -> !noted.lines().isEmpty());
        Reading next = reading("shop", commit(2));
        telling.looked(List.of(next), Optional.empty(), Looked.inOrder(next, NOON));

        assertThat(server.requests(2))
                .extracting(it -> it.path().substring(28, 35))
                .containsExactly("1111111", "2222222");
        assertThat(noted.lines())
                .first()
                .asString()
                .startsWith("refused 1: http://127.0.0.1:")
                .contains(why);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void noRedirectIsFollowedWithTheToken(int code) throws IOException {
        try (Listening other = new Listening()) {
            server.answer(code, "", "Location: " + other.uri("/stolen"));
            succeed(telling(Forge.GITHUB, "shop/deploy"));
            await().until(() -> !noted.lines().isEmpty());

            assertThat(noted.lines()).first().asString().contains("leads to 127.0.0.1, and is not followed");
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "429 | Retry-After: 1",
                "503 | Retry-After: 1",
                "403 | Retry-After: 1",
            })
    void isToldAgainAfterAsLongAsTheServerAsks(int code, String header) {
        server.answer(code, "{\"message\":\"slow down\"}", header);
        long before = System.nanoTime();
        succeed(telling(Forge.GITHUB, "shop/deploy"));

        server.requests(2);
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isGreaterThanOrEqualTo(Duration.ofMillis(900));
        await().until(() -> noted.lines().contains("delivered 1"));
        assertThat(noted.lines()).first().asString().startsWith("later: ").contains("answers " + code + " (slow down)");
    }

    @Test
    void gitHubsOwnLimitIsKeptUntilItEnds() {
        server.answer(403, "{\"message\":\"API rate limit exceeded\"}", "X-RateLimit-Remaining: 0");
        Answer answer = new Answer(
                new Letter(server.uri("/"), Map.of(), "{}"),
                403,
                io.vertx.core.http.HttpHeaders.headers()
                        .set("X-RateLimit-Remaining", "0")
                        .set(
                                "X-RateLimit-Reset",
                                Long.toString(NOON.plusSeconds(90).getEpochSecond())),
                "{}");

        assertThat(((Outcome.Later) answer.outcome(NOON)).after()).isEqualTo(Duration.ofSeconds(90));
        Answer secondary = new Answer(
                answer.letter(),
                403,
                io.vertx.core.http.HttpHeaders.headers(),
                "{\"message\":\"You have exceeded a secondary rate limit\"}");
        assertThat(((Outcome.Later) secondary.outcome(NOON)).after()).isEqualTo(Duration.ofMinutes(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 503, 504, 408})
    void troubleOfTheServerIsTriedAgain(int code) {
        server.answer(code, "<html>").answer(code, "");
        succeed(telling(Forge.GITHUB, "shop/deploy"));

        server.requests(3);
        await().until(() -> noted.lines().contains("delivered 1"));
    }

    @Test
    void aServerThatHangsBreaksOffOrNeverEndsIsTriedAgain() {
        server.hang().breakOff().babble();
        succeed(telling(Forge.GITHUB, "shop/deploy"));

        server.requests(4);
        await().until(() -> noted.lines().contains("delivered 1"));
        assertThat(noted.lines())
                .filteredOn(it -> it.startsWith("later"))
                .hasSize(3)
                .first()
                .asString()
                .contains("does not answer within 1 s");
    }

    @Test
    void aServerThatIsAwayIsTriedAgain() throws IOException {
        URI away = server.uri("");
        server.close();
        succeed(telling(Forge.GITHUB, "shop/deploy", away));

        await().until(() -> noted.lines().size() > 2);
        assertThat(noted.lines()).allMatch(it -> it.endsWith("can't be reached (the connection is refused)"));
    }

    @Test
    void theTokenIsReadEachTimeSoItMayBeRotatedOrComeLate() throws IOException {
        Files.delete(token);
        succeed(telling(Forge.GITHUB, "shop/deploy"));
        await().until(() -> !noted.lines().isEmpty());
        assertThat(noted.lines().get(0))
                .contains("teal.status.token-file: " + token + " can't be read (NoSuchFileException)");
        Files.writeString(token, "another_one");

        assertThat(server.requests(1).get(0).headers()).containsEntry("authorization", "Bearer another_one");
    }

    @Test
    void anAnswerThatRepeatsTheTokenDoesNotShowItToAnybody() {
        server.answer(400, "{\"message\":\"what is " + TOKEN + "?\"}");
        succeed(telling(Forge.GITHUB, "shop/deploy"));

        await().until(() -> !noted.lines().isEmpty());
        assertThat(noted.lines().get(0)).contains("what is …?");
    }

    @Test
    void whatGitLabCallsNoTransitionIsThereAlready() {
        server.answer(
                400,
                "{\"message\":\"Cannot transition status via :enqueue from :pending (Reason(s): Status cannot "
                        + "transition via \\\"enqueue\\\")\"}");
        succeed(telling(Forge.GITLAB, "shop/deploy"));

        await().until(() -> noted.lines().contains("delivered 1"));
    }

    @Test
    void whatIsFinalTakesThePlaceOfAPendingThatHasNotArrived() {
        server.answer(500, "").answer(500, "");
        CommitTelling telling = telling(Forge.GITHUB, "shop/deploy");
        succeed(telling);
        Reading next = reading("shop", commit(2));
        telling.looked(List.of(next), Optional.empty(), Looked.held(next, Reason.NOT_READY, NOON));
        telling.looked(List.of(next), Optional.empty(), Looked.inOrder(next, NOON));

        await().until(() -> noted.lines().stream().filter("delivered 1"::equals).count() == 2);
        assertThat(server.requests())
                .last()
                .satisfies(it -> assertThat(it.json().getString("state")).isEqualTo("success"));
        assertThat(server.requests())
                .noneMatch(it -> it.json().getString("state").equals("pending"));
    }

    /** As Gitea does of a commit that it does not have. */
    @Test
    void aCommitThatAServerAnswersWith500KeepsNoOtherWaitingAndIsGivenUp() {
        server.answerFor(commit(1).id(), 500);
        CommitTelling telling = telling(Forge.GITEA, "shop/deploy");
        succeed(telling);
        server.requests(2);
        Reading next = reading("shop", commit(2));
        telling.looked(List.of(next), Optional.empty(), Looked.inOrder(next, NOON));

        await().until(() -> noted.lines().contains("delivered 1"));
        await().until(() -> noted.lines().stream().anyMatch(it -> it.startsWith("refused 1")));
        assertThat(server.requests()).hasSizeLessThan(20);
    }

    @Test
    void whoDoesNotLeadAnyMoreTellsNothing() {
        server.answer(503, "", "Retry-After: 1");
        CommitTelling telling = telling(Forge.GITHUB, "shop/deploy");
        succeed(telling);
        server.requests(1);
        mayTell.set(false);

        await().until(() -> noted.lines().contains("dropped 1"));
        assertThat(server.requests()).hasSize(1);
    }

    @Test
    void theEndWaitsForWhatHasToBeTold() throws Exception {
        CommitTelling telling = telling(Forge.GITHUB, "shop/deploy");
        succeed(telling);
        telling.emptied().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);

        assertThat(server.requests()).hasSize(1);
        assertThat(noted.lines()).containsExactly("delivered 1");
    }

    private static void succeed(CommitTelling telling) {
        Reading shop = reading("shop", commit(1));
        telling.looked(List.of(shop), Optional.empty(), Looked.inOrder(shop, NOON));
    }

    private CommitTelling telling(Forge forge, String repository) {
        return telling(forge, repository, server.uri(""));
    }

    private CommitTelling telling(Forge forge, String repository, URI api) {
        return new CommitTelling(
                vertx,
                Clock.systemUTC(),
                new StatusSettings(
                        forge, api, repository, "main", "teal/prod", new SecretFile("teal.status.token-file", token)),
                new Courier(vertx, "teal/test", Duration.ofSeconds(1), Optional.empty(), it -> Optional.empty()),
                mayTell::get,
                PAUSES,
                noted,
                Optional.of(URI.create("https://teal.example.com")));
    }
}
