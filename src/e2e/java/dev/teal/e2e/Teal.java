package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/** The running program, from the outside, wherever it runs. */
interface Teal extends AutoCloseable {

    /** {@code GET /api/applications}. */
    JsonNode overview() throws IOException;

    /** Where it logs to. */
    Path logFile();

    /** Where one of that name logs to. */
    static Path logFile(String name) {
        return Path.of("target", "e2e", name + ".log");
    }

    /** What it has to know to follow this repository at every second, and to write to one namespace. */
    static Map<String, String> settings(String repository, String namespace) {
        return Map.of(
                "TEAL_GIT_URL",
                repository,
                "TEAL_GIT_ALLOW_HTTP",
                "true",
                "TEAL_GIT_INTERVAL",
                "1s",
                "TEAL_GIT_JITTER",
                "10ms",
                "TEAL_NAMESPACE",
                namespace);
    }

    /** All that it has logged. */
    default String log() {
        try {
            return Files.readString(logFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** SIGKILL. */
    void kill();

    /** SIGTERM. */
    @Override
    void close();

    /** Its only application, empty while there is none. */
    default Optional<JsonNode> application() {
        try {
            JsonNode applications = overview().path("applications");
            return applications.isEmpty() ? Optional.empty() : Optional.of(applications.get(0));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The commit that it has read, empty while there is none. */
    default String head() {
        return git("head");
    }

    /** Why its last poll of Git failed, empty if it did not. */
    default String gitFailure() {
        return git("failure");
    }

    private String git(String field) {
        try {
            return overview().path("git").path(field).asText("");
        } catch (IOException e) {
            return "";
        }
    }

    /** Whether it is in {@code phase} with {@code commit}. */
    default boolean is(String phase, String commit) {
        return application()
                .filter(it -> it.path("phase").asText().equals(phase)
                        && it.path("commit").asText().equals(commit))
                .isPresent();
    }

    /** The reason of its hold, empty where it is not held. */
    default String held() {
        return application()
                .map(it -> it.path("hold").path("reason").asText(""))
                .orElse("");
    }

    /** What its hold advises. */
    default String advice() {
        return application()
                .map(it -> it.path("hold").path("advice").asText(""))
                .orElse("");
    }

    /** When the trial of what serves ends; in the past where there is none. */
    default Instant trialEnds() {
        return application()
                .map(it -> it.path("watch").path("until").asText(""))
                .filter(until -> !until.isEmpty())
                .map(Instant::parse)
                .orElse(Instant.EPOCH);
    }

    /** The message of its hold. */
    default String message() {
        return application()
                .map(it -> it.path("hold").path("message").asText(""))
                .orElse("");
    }
}
