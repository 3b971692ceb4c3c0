package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * The API server's audit log, where the machine that runs the cases has it: {@code -De2e.audit=FILE}.
 *
 * @param since what was asked before is left out of what was written
 */
record AuditLog(Path file, Instant since) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Set<String> READING = Set.of("get", "list", "watch");

    /** Empty where no file is named. */
    static Optional<AuditLog> named() {
        return Optional.of(System.getProperty("e2e.audit", ""))
                .filter(it -> !it.isEmpty())
                .map(it -> new AuditLog(Path.of(it), Instant.now()));
    }

    /** The rights that {@code user} needed for the requests that were answered well. */
    Set<Right> usedBy(String user) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.contains("\"" + user + "\""))
                    .map(AuditLog::tree)
                    .filter(event ->
                            event.path("user").path("username").asText().equals(user))
                    .filter(event -> event.path("responseStatus").path("code").asInt() < 400)
                    .flatMap(AuditLog::needed)
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The addresses of requests of {@code user} that may have changed something: not by dry run. */
    List<String> writesOf(String user) {
        return writes(user)
                .map(event -> event.path("requestURI").asText())
                .filter(address -> !address.contains("dryRun=All"))
                .toList();
    }

    /** As whom {@code user} has written in a namespace; an empty text where it was as itself. */
    List<String> writesOf(String user, String namespace) {
        return writes(user)
                .filter(event ->
                        event.path("objectRef").path("namespace").asText().equals(namespace))
                .map(event -> event.path("impersonatedUser").path("username").asText())
                .toList();
    }

    private Stream<JsonNode> writes(String user) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines
                    .filter(line -> line.contains("\"" + user + "\""))
                    .map(AuditLog::tree)
                    .filter(event ->
                            event.path("user").path("username").asText().equals(user))
                    .filter(event -> Instant.parse(
                                    event.path("requestReceivedTimestamp").asText())
                            .isAfter(since))
                    .filter(event -> !READING.contains(event.path("verb").asText()))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** An apply is a patch, and when it makes the object (201) Kubernetes asks for the right to create as well. */
    private static Stream<Right> needed(JsonNode event) {
        JsonNode object = event.path("objectRef");
        String group = object.path("apiGroup").asText("");
        String resource = object.path("resource").asText();
        Right asked = new Right(event.path("verb").asText(), group, resource);
        return event.path("responseStatus").path("code").asInt() == 201
                ? Stream.of(asked, new Right("create", group, resource))
                : Stream.of(asked);
    }

    private static JsonNode tree(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
