package dev.teal.told.post;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

import io.vertx.core.MultiMap;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;

/**
 * What the other side has answered to a letter.
 *
 * @param body the beginning of it
 */
public record Answer(Letter letter, int code, MultiMap headers, String body) {

    /** Where a server asks for fewer requests, and does not say for how long (GitHub's own advice). */
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final int LONGEST_QUOTE = 200;

    /** What follows from it. */
    public Outcome outcome(Instant now) {
        if (code >= 200 && code < 300) {
            return Outcome.DELIVERED;
        }
        if (asksForFewer()) {
            return new Outcome.Later(what(), wait(now).orElse(A_MINUTE));
        }
        if (code >= 500 || code == 408 || code == 425) {
            return new Outcome.Later(what(), wait(now).orElse(Duration.ZERO));
        }
        return new Outcome.Refused(what() + advice());
    }

    /** GitHub does so by 403, too (docs.github.com, rate limits for the REST API). */
    private boolean asksForFewer() {
        boolean spent = headers.contains("Retry-After")
                || "0".equals(headers.get("X-RateLimit-Remaining"))
                || body.contains("secondary rate limit");
        return code == 429 || (code == 403 && spent);
    }

    private Optional<Duration> wait(Instant now) {
        return retryAfter(now)
                .or(() -> code == 403 || code == 429 ? reset(now) : Optional.empty())
                .map(it -> it.isNegative() ? Duration.ZERO : it)
                .map(it -> it.compareTo(LONGEST) > 0 ? LONGEST : it);
    }

    /** A number of seconds, or a time (RFC 9110, 10.2.3). */
    private Optional<Duration> retryAfter(Instant now) {
        String text = Optional.ofNullable(headers.get("Retry-After")).orElse("").strip();
        if (text.matches("[0-9]{1,9}")) {
            return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
        }
        try {
            return Optional.of(Duration.between(now, Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text))));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private Optional<Duration> reset(Instant now) {
        return Optional.ofNullable(headers.get("X-RateLimit-Reset"))
                .filter(it -> it.matches("[0-9]{1,12}"))
                .map(it -> Duration.between(now, Instant.ofEpochSecond(Long.parseLong(it))));
    }

    private String what() {
        String quote = letter.masked(Brief.of(message(), LONGEST_QUOTE));
        return letter.site() + " answers " + code + (quote.isEmpty() ? "" : " (" + quote + ")");
    }

    /** GitHub, GitLab and Gitea say it in {@code message}; Slack sends a word as it is. */
    private String message() {
        try {
            Object message = new JsonObject(body).getValue("message");
            return message == null ? "" : message.toString();
        } catch (DecodeException | ClassCastException e) {
            return body.strip().startsWith("<") ? "" : body.strip();
        }
    }

    private String advice() {
        if (code >= 300 && code < 400) {
            return ": it leads to " + elsewhere() + ", and is not followed; write the address that it has now";
        }
        return switch (code) {
            case 401 -> ": it does not know the token, which may have expired";
            case 403 -> ": the token lacks the right";
            case 404 -> ": the address, the repository or the commit is not there, or the token may not see it";
            default -> "";
        };
    }

    private String elsewhere() {
        try {
            URI to = URI.create(Optional.ofNullable(headers.get("Location")).orElse(""));
            return to.getHost() == null ? "another path" : Brief.of(to.getHost(), LONGEST_QUOTE);
        } catch (IllegalArgumentException e) {
            return "another address";
        }
    }
}
