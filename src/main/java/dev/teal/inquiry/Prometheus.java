package dev.teal.inquiry;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.value.Url;

/**
 * Asks for the value of an expression now, by the HTTP API of Prometheus (https://prometheus.io/docs/prometheus/latest/querying/api,
 * instant queries), which others offer, too. What is no single number is no value, and why is said.
 */
record Prometheus(HttpCaller caller) {

    private static final String API = "api/v1/query?query=";
    private static final int FIRST_REDIRECT = 300;
    private static final int FIRST_ERROR = 400;
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,400}([.][0-9]{1,400})?([eE][+-]?[0-9]{1,4})?");

    /** Once: whether the value is within its bounds. */
    Attempt ask(Question.Measure question) {
        Attempt attempt = caller.call(request(question), (response, body) -> read(response, body));
        Bounds bounds = question.query().bounds();
        return new Attempt(attempt.finding().map(finding -> measured(finding, bounds)), attempt.over());
    }

    private static Question.Http request(Question.Measure question) {
        Url base = question.query().prometheus();
        String slash = base.path().endsWith("/") ? "" : "/";
        return new Question.Http(
                new Pod.Door(base.site().host(), base.site().port()),
                new HttpCheck(
                        HttpCheck.GET,
                        base.path() + slash + API + URLEncoder.encode(question.expr(), StandardCharsets.UTF_8),
                        Optional.empty(),
                        Map.of("Host", base.site().authority(), "Accept", "application/json"),
                        HttpCheck.Scheme.of(base.site().scheme()),
                        Expect.OK,
                        HttpCheck.ONCE,
                        HttpCheck.ONCE,
                        question.query().timeout()));
    }

    /** What came of the exchange, which passed where it has a number. */
    private static Finding measured(Finding finding, Bounds bounds) {
        if (finding.outcome() != Outcome.PASSED) {
            return new Finding(Outcome.UNREACHABLE, finding.evidence());
        }
        boolean good = bounds.contain(number(finding.evidence()).orElseThrow());
        return new Finding(good ? Outcome.PASSED : Outcome.FAILED, finding.evidence());
    }

    private static Finding read(HttpClientResponse response, Buffer body) {
        int status = response.statusCode();
        String text = body.toString(StandardCharsets.UTF_8);
        if (status >= FIRST_REDIRECT && status < FIRST_ERROR) {
            return Finding.failed("status " + status + ", a redirect, which is not followed");
        }
        Optional<Pointer.Found> document = Pointer.parse(text);
        if (document.isEmpty() && body.length() >= Exchange.LONGEST_BODY) {
            return Finding.failed("an answer of more than 64 KiB, where one value is due: aggregate it, as in sum(…)");
        }
        Optional<String> said = document.flatMap(it -> text(it, "/status"));
        if (said.filter("error"::equals).isPresent()) {
            return Finding.failed("status " + status + ", "
                    + text(document.get(), "/errorType").orElse("error") + ": "
                    + Line.quoted(text(document.get(), "/error").orElse("")));
        }
        return said.filter(it -> it.equals("success") && status < FIRST_REDIRECT)
                        .isPresent()
                ? value(document.get())
                : Finding.failed("status " + status + ", and not Prometheus' JSON"
                        + (text.isBlank() ? "" : ": " + Line.quoted(text)));
    }

    private static Finding value(Pointer.Found document) {
        String type = text(document, "/data/resultType").orElse("unknown");
        List<?> result = at(document, "/data/result")
                .map(it -> it instanceof List<?> list ? list : List.of())
                .orElse(List.of());
        return switch (type) {
            case "scalar" -> number(document, "/data/result/1");
            case "vector" ->
                switch (result.size()) {
                    case 0 -> Finding.failed("no series is found");
                    case 1 -> number(document, "/data/result/0/value/1");
                    default ->
                        Finding.failed(result.size()
                                + " series are found, where one value is due: aggregate them, as in sum(…)");
                };
            default -> Finding.failed("the result is of type " + type + ", where one value is due");
        };
    }

    private static Finding number(Pointer.Found document, String place) {
        Optional<String> text = text(document, place);
        if (text.isEmpty()) {
            return Finding.failed("the result holds no number");
        }
        return number(text.get()).isPresent()
                ? new Finding(Outcome.PASSED, text.get())
                : Finding.failed("the value is " + Line.quoted(text.get()) + ", which is no number");
    }

    /** Prometheus writes numbers as text, since JSON has no infinity. */
    private static Optional<Double> number(String text) {
        return switch (text) {
            case "+Inf", "Inf" -> Optional.of(Double.POSITIVE_INFINITY);
            case "-Inf" -> Optional.of(Double.NEGATIVE_INFINITY);
            default ->
                Optional.of(text)
                        .filter(it -> it.length() <= Line.LONGEST
                                && NUMBER.matcher(it).matches())
                        .map(Double::parseDouble);
        };
    }

    private static Optional<String> text(Pointer.Found document, String place) {
        return at(document, place).filter(String.class::isInstance).map(String.class::cast);
    }

    private static Optional<Object> at(Pointer.Found document, String place) {
        return new Pointer(place).in(document).flatMap(Pointer.Found::value);
    }
}
