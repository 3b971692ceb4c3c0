package dev.teal.told.event;

import static dev.teal.told.Looked.NOON;
import static dev.teal.told.Looked.calm;
import static dev.teal.told.Looked.commit;
import static dev.teal.told.Looked.holding;
import static dev.teal.told.Looked.reading;
import static dev.teal.told.Looked.watching;
import static dev.teal.told.Looked.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.teal.core.desired.Reading;
import dev.teal.core.plan.WriteService.Intent;
import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Reason;
import dev.teal.told.Listening;
import dev.teal.told.Noted;
import dev.teal.told.post.Courier;
import dev.teal.told.post.Pauses;
import dev.teal.told.post.SecretFile;

/** What programs and chats are told of what has happened to applications. */
class EventTellingTest {

    private static final Pauses PAUSES =
            new Pauses(Duration.ofMillis(1), Duration.ofMillis(20), Duration.ofMillis(100), Duration.ofHours(1));
    private static final String CHAT = "/services/T000/B000/s3cr3t";

    @TempDir
    Path directory;

    private final Vertx vertx = Vertx.vertx();
    private final Noted noted = new Noted();
    private final Map<String, Status> known = new HashMap<>();
    private Listening server;
    private EventTelling telling;
    private Instant now = NOON;

    @BeforeEach
    void open() throws IOException {
        server = new Listening();
        telling = begun();
    }

    @AfterEach
    void close() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        assertThat(noted.lines()).noneMatch(it -> it.contains("s3cr3t") || it.contains("/services/T000"));
    }

    @Test
    void aProgramGetsACloudEventOfASwitch() {
        program(Optional.empty());
        look(calm(wants(1), now));
        look(holding(wants(2), Reason.PROVING, now, write(Intent.SWITCH, now)));

        Listening.Request request = server.requests(1).get(0);
        assertThat(request.headers()).containsEntry("content-type", "application/cloudevents+json; charset=utf-8");
        JsonObject event = request.json();
        assertThat(event.getMap())
                .containsEntry("specversion", "1.0")
                .containsEntry("type", "dev.teal.switched")
                .containsEntry("source", "/teal/prod")
                .containsEntry("subject", "shop")
                .containsEntry("time", "2026-11-24T12:00:00Z")
                .containsEntry("datacontenttype", "application/json");
        assertThat(event.getString("id")).isNotEmpty();
        assertThat(event.getJsonObject("data").getMap())
                .containsEntry("application", "shop")
                .containsEntry("commit", commit(2).id())
                .containsEntry("color", "blue")
                .containsEntry(
                        "page", "https://teal.example.com/commits/" + commit(2).id());
    }

    @Test
    void theSameHasTheSameIdHoweverOftenAndByWhomItIsTold() {
        program(Optional.empty());
        server.answer(500, "");
        look(holding(wants(2), Reason.PROVING, now, write(Intent.SWITCH, now)));
        server.requests(2);
        telling = begun();
        program(Optional.empty());
        look(holding(wants(2), Reason.PROVING, now.plusSeconds(1), write(Intent.SWITCH, now)));

        assertThat(server.requests(3))
                .extracting(it -> it.json().getString("id"))
                .hasSize(3)
                .containsOnly(server.requests().get(0).json().getString("id"));
    }

    @Test
    void everyKindIsTold() {
        program(Optional.empty());
        look(calm(wants(1), now));
        look(holding(wants(2), Reason.PROVING, now, write(Intent.SWITCH, now)));
        pass(5);
        look(holding(wants(2), Reason.WENT_BACK, now, write(Intent.RETURN, now)));
        pass(60);
        look(holding(wants(3), Reason.INVALID, now));
        look(calm(wants(3), now, write(Intent.RESTORE, now)));

        assertThat(server.requests(7))
                .extracting(it -> it.json().getString("type").substring("dev.teal.".length()))
                .containsExactly("switched", "went-back", "held", "held", "restored", "resumed", "settled");
        assertThat(server.requests()
                        .get(2)
                        .json()
                        .getJsonObject("data")
                        .getJsonObject("hold")
                        .getMap())
                .containsEntry("reason", "WENT_BACK")
                .containsEntry("message", "1 of 2 pods")
                .containsEntry("advice", "look at them");
    }

    @Test
    void aHoldThatPassesByItselfIsNoNews() {
        chat();
        look(calm(wants(1), now));
        look(holding(wants(2), Reason.POD_FAILING, now));
        pass(10);
        look(calm(wants(2), now));
        look(holding(wants(3), Reason.NOT_READY, now));
        pass(600);
        look(holding(wants(3), Reason.NOT_READY, now));
        look(holding(wants(4), Reason.INVALID, now));

        assertThat(server.requests(1))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("INVALID"));
    }

    @Test
    void aPodThatCrashesAgainAndAgainIsTheSameHold() {
        chat();
        look(calm(wants(1), now));
        for (int i = 0; i < 100; i++) {
            look(holding(wants(2), i % 3 == 0 ? Reason.NOT_READY : Reason.POD_FAILING, now));
            pass(10);
        }
        look(calm(wants(2), now));

        assertThat(texts(2))
                .hasSize(2)
                .last()
                .asString()
                .contains("is in order, and is no longer held for POD_FAILING");
    }

    @Test
    void aPodThatDiesWhileAllIsWellTellsNobodyThatACommitServesOnceMore() {
        program(Optional.empty());
        look(calm(wants(1), now));
        look(watching(wants(2), now));
        look(calm(wants(2), now));
        for (int i = 0; i < 5; i++) {
            look(holding(wants(2), Reason.NOT_READY, now));
            pass(5);
            look(calm(wants(2), now));
        }
        look(calm(wants(3), now));

        assertThat(server.requests(2))
                .extracting(it -> it.json().getString("type"))
                .containsExactly("dev.teal.settled", "dev.teal.settled");
    }

    @Test
    void aChatGetsOneMessageForManyApplications() {
        server.answer(503, "", "Retry-After: 1");
        chat();
        for (int i = 0; i < 12; i++) {
            String name = "app-" + i;
            look(calm(reading(name, commit(1)), now));
            look(holding(reading(name, commit(2)), Reason.INVALID, now));
        }

        await().until(() -> noted.lines().stream().anyMatch(it -> it.equals("delivered 12")));
        assertThat(texts(2).get(1).lines()).hasSize(12);
    }

    @Test
    void inAChatNothingOfATextActs() {
        chat();
        look(calm(reading("<!channel> @here\n", commit(1)), now));
        look(holding(reading("<!channel> @here\n", commit(2)), Reason.PROVING, now, write(Intent.RETURN, now)));

        assertThat(texts(1).get(0))
                .contains("&lt;!channel&gt; @\u200Bhere\\n: ")
                .contains("pods &lt;b&gt;crashed&lt;/b&gt; &amp; burned")
                .endsWith(" <https://teal.example.com/commits/" + commit(2).id() + "|more>")
                .doesNotContain("<!");
        assertThat(server.requests().get(0).path()).isEqualTo(CHAT);
    }

    @Test
    void theAddressOfAChatIsShownToNobody() throws IOException {
        server.answer(404, "no_service at " + CHAT).answer(302, "", "Location: https://evil.example.com" + CHAT);
        chat();
        look(calm(wants(1), now));
        look(holding(wants(2), Reason.INVALID, now));
        await().until(() -> noted.lines().size() == 1);
        look(holding(wants(3), Reason.INVALID, now));
        await().until(() -> noted.lines().size() == 2);
        Files.writeString(directory.resolve("chat"), "ftp://" + CHAT);
        look(holding(wants(4), Reason.INVALID, now));
        await().until(() -> noted.lines().size() > 2);

        assertThat(noted.lines().get(0)).contains("answers 404 (no_service at …)");
        assertThat(noted.lines().get(1)).contains("leads to evil.example.com, and is not followed");
        assertThat(noted.lines().get(2)).contains("teal.chat.url-file: it is no address");
    }

    /** A chat can't tell what it has been told; a program can, by the id. */
    @Test
    void afterAStartAChatIsNotToldAgainWhatHasLongBeenSo() {
        Commit old = new Commit("9".repeat(40), NOON.minusSeconds(3600));
        program(Optional.empty());
        chat();
        look(holding(reading("shop", old), Reason.INVALID, now));
        look(holding(reading("tools", old), Reason.WENT_BACK, now));
        look(calm(reading("web", old), now));
        look(holding(wants(2), Reason.INVALID, now));

        await().until(() -> noted.lines().size() >= 4);
        assertThat(server.requests())
                .filteredOn(it -> it.path().equals(CHAT))
                .singleElement()
                .satisfies(it -> assertThat(it.body()).contains("2222222"));
        List<String> ids = server.requests().stream()
                .filter(it -> it.path().equals("/events"))
                .map(it -> it.json().getString("id"))
                .toList();
        int before = server.requests().size();
        known.clear();
        telling = begun();
        program(Optional.empty());
        pass(600);
        look(holding(reading("shop", old), Reason.INVALID, now));
        assertThat(ids).contains(server.requests(before + 1).get(before).json().getString("id"));
    }

    @Test
    void troubleThatBeginsLaterIsNewsHoweverOldTheCommit() {
        Commit old = new Commit("9".repeat(40), NOON.minusSeconds(3600));
        chat();
        look(calm(reading("shop", old), now));
        pass(7200);
        look(holding(reading("shop", old), Reason.NOT_SERVING, now));
        pass(20);
        look(holding(reading("shop", old), Reason.NOT_SERVING, now));

        assertThat(texts(1)).singleElement().asString().contains("NOT_SERVING");
    }

    @Test
    void whatIsTooMuchIsDroppedAndTheChatIsToldHowMuch() {
        server.answer(503, "", "Retry-After: 1");
        chat();
        look(calm(wants(1), now));
        for (int i = 0; i < 50; i++) {
            pass(1);
            look(calm(wants(1), now, write(Intent.RESTORE, now)));
        }

        await().until(() -> noted.lines().stream().anyMatch(it -> it.startsWith("delivered")));
        assertThat(texts(2).get(1)).contains("… and ").contains(" more, which were too many to be told");
    }

    @Test
    void anEventIsSignedAsGitHubSignsItsHooks() throws IOException {
        assertThat(Signature.headers("It's a Secret to Everybody", "1", NOON, "Hello, World!"))
                .containsEntry(
                        "X-Hub-Signature-256",
                        "sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17");
    }

    @Test
    void anEventIsSignedAsStandardWebhooksSay() throws IOException {
        assertThat(Signature.headers(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        Instant.ofEpochSecond(1614265330),
                        "{\"test\": 2432232314}"))
                .containsEntry("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .containsEntry("webhook-timestamp", "1614265330")
                .containsEntry("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSignedEventCarriesItsSignature() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret"), "s3cr3t-of-events\n");
        program(Optional.of(new SecretFile("teal.events.secret-file", secret)));
        look(calm(wants(1), now));
        look(calm(wants(2), now));

        Listening.Request request = server.requests(1).get(0);
        assertThat(request.headers())
                .containsEntry(
                        "x-hub-signature-256",
                        Signature.headers("s3cr3t-of-events", "", NOON, request.body())
                                .get("X-Hub-Signature-256"));
    }

    private EventTelling begun() {
        return new EventTelling(
                vertx,
                Clock.systemUTC(),
                () -> true,
                PAUSES,
                Optional.of("prod"),
                Optional.of(URI.create("https://teal.example.com")));
    }

    private void program(Optional<SecretFile> secret) {
        telling.program(server.uri("/events"), secret, courier(), noted);
    }

    private void chat() {
        Path address = directory.resolve("chat");
        try {
            Files.writeString(address, server.uri(CHAT) + "\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        telling.chat(new SecretFile("teal.chat.url-file", address), courier(), noted);
    }

    private Courier courier() {
        return new Courier(vertx, "teal/test", Duration.ofSeconds(1), Optional.empty(), it -> Optional.empty());
    }

    private List<String> texts(int count) {
        return server.requests(count).stream()
                .map(it -> it.json().getString("text"))
                .toList();
    }

    private static Reading wants(int digit) {
        return reading("shop", commit(digit));
    }

    private void pass(int seconds) {
        now = now.plusSeconds(seconds);
    }

    private void look(Tick tick) {
        Optional<Status> before = Optional.ofNullable(known.get(tick.reading().application()));
        Status after = before.map(it -> it.after(tick)).orElseGet(() -> Status.first(tick));
        known.put(tick.reading().application(), after);
        telling.looked(before, after, tick);
    }
}
