package dev.teal.inquiry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Question;
import dev.teal.core.policy.Bounds;
import dev.teal.core.policy.Query;
import dev.teal.core.value.Url;

/** What a Prometheus answers, and what others answer in its place. */
@Timeout(30)
class PrometheusTest {

    private static final String VECTOR =
            "{\"status\":\"success\",\"data\":{\"resultType\":\"vector\",\"result\":[%s]}}";
    private static final String ONE = "{\"metric\":{\"deployment\":\"shop\"},\"value\":[1435781451.781,\"%s\"]}";
    private static final String EXPR = "sum(rate(errors{path=~\"/a.*\"}[1m])) / 2 > 0";

    private final Asking asking = new Asking();

    @AfterEach
    void close() {
        asking.close();
    }

    @ParameterizedTest
    @CsvSource({
        "0, PASSED",
        "0.0099, PASSED",
        "9.9e-05, PASSED",
        "-1, PASSED",
        "-Inf, PASSED",
        "0.01, FAILED",
        "0.034, FAILED",
        "1.5e+300, FAILED",
        "+Inf, FAILED",
    })
    void oneValueIsComparedWithItsBounds(String value, Outcome outcome) throws IOException {
        Answer vector = answer(200, VECTOR.formatted(ONE.formatted(value)));
        Answer scalar = answer(
                200,
                "{\"status\":\"success\",\"data\":{\"resultType\":\"scalar\",\"result\":[1435781451.781,\"" + value
                        + "\"]}}");

        assertThat(vector.outcome()).isEqualTo(outcome);
        assertThat(vector.evidence()).isEqualTo(value);
        assertThat(scalar.outcome()).isEqualTo(outcome);
        assertThat(scalar.evidence()).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "200 | {'status':'success','data':{'resultType':'vector','result':[]}} | no series is found",
                "200 | {'status':'success','data':{'resultType':'vector','result':[{'value':[1,'1']},{'value':[1,'2']}]}} | 2 series are found, where one value is due: aggregate them, as in sum(…)",
                "200 | {'status':'success','data':{'resultType':'vector','result':[{'value':[1,'NaN']}]}} | the value is \"NaN\", which is no number",
                "200 | {'status':'success','data':{'resultType':'scalar','result':[1,'NaN']}} | the value is \"NaN\", which is no number",
                "200 | {'status':'success','data':{'resultType':'vector','result':[{'histogram':[1,{}]}]}} | the result holds no number",
                "200 | {'status':'success','data':{'resultType':'vector','result':[{'value':[1,2]}]}} | the result holds no number",
                "200 | {'status':'success','data':{'resultType':'vector','result':{}}} | no series is found",
                "200 | {'status':'success','data':{'resultType':'matrix','result':[]}} | the result is of type matrix, where one value is due",
                "200 | {'status':'success','data':{'resultType':'string','result':[1,'1']}} | the result is of type string, where one value is due",
                "200 | {'status':'success'} | the result is of type unknown, where one value is due",
                "400 | {'status':'error','errorType':'bad_data','error':'1:5: parse error'} | status 400, bad_data: \"1:5: parse error\"",
                "422 | {'status':'error','errorType':'execution','error':'many-to-many matching not allowed'} | status 422, execution: \"many-to-many matching not allowed\"",
                "503 | {'status':'error','errorType':'timeout','error':'query timed out'} | status 503, timeout: \"query timed out\"",
                "200 | {'status':'error','errorType':'internal','error':'x'} | status 200, internal: \"x\"",
                "500 | {'status':'success','data':{'resultType':'scalar','result':[1,'0']}} | status 500, and not Prometheus' JSON: \"{'status':'success','data':{'resultType':'scalar','result':[1,'0']}}\"",
                "200 | <html>Sign in</html> | status 200, and not Prometheus' JSON: \"<html>Sign in</html>\"",
                "401 | no | status 401, and not Prometheus' JSON: \"no\"",
                "404 | '' | status 404, and not Prometheus' JSON",
                "302 | Found | status 302, a redirect, which is not followed",
            },
            quoteCharacter = '`')
    void whatIsNoSingleNumberIsNoValueAndSaysWhy(int status, String body, String why) throws IOException {
        boolean blank = body == null || body.equals("''");
        Answer answer = answer(status, blank ? "" : body.replace('\'', '"'));

        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(answer.evidence().replace('"', '\'')).isEqualTo(why.replace('"', '\''));
    }

    @Test
    void manySeriesAreReadToTheirLimitOnly() throws IOException {
        String many = VECTOR.formatted((ONE.formatted("1") + ",").repeat(2000) + ONE.formatted("1"));

        Answer answer = answer(200, many);

        assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(answer.evidence()).startsWith("an answer of more than 64 KiB");
    }

    @Test
    void whatNobodyAnswersIsNoValue() throws IOException {
        RawServer gone = RawServer.answering(200, "");
        gone.close();
        assertThat(asking.first(question(gone, "", EXPR)).evidence()).startsWith("accepts no connection on 127.0.0.1:");

        try (RawServer silent = new RawServer(
                out -> await().forever().until(() -> Thread.currentThread().isInterrupted()))) {
            Answer answer = asking.first(question(silent, "", EXPR));

            assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
            assertThat(answer.evidence()).isEqualTo("no answer within 1 s");
        }
        Answer nameless = asking.first(question("http://nobody.invalid", EXPR));
        assertThat(nameless.outcome()).isEqualTo(Outcome.UNREACHABLE);
        assertThat(nameless.evidence()).isEqualTo("no address is known of nobody.invalid");
    }

    @Test
    void theExpressionIsEncodedAndNothingElseIsSent() throws IOException {
        try (RawServer server = RawServer.answering(200, VECTOR.formatted(ONE.formatted("0")))) {
            asking.first(question(server, "/prometheus/", EXPR));
            asking.first(question(server, "/x", "a\nb&c=d#ö"));

            assertThat(server.requests().get(0))
                    .startsWith(
                            "GET /prometheus/api/v1/query?query=sum%28rate%28errors%7Bpath%3D%7E%22%2Fa.*%22%7D%5B1m%5D"
                                    + "%29%29+%2F+2+%3E+0 HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nhost: " + server.door() + "\r\n")
                    .doesNotContainIgnoringCase("authorization")
                    .doesNotContainIgnoringCase("cookie");
            assertThat(server.requests().get(1))
                    .startsWith("GET /x/api/v1/query?query=a%0Ab%26c%3Dd%23%C3%B6 HTTP/1.1\r\n");
        }
    }

    @Test
    void aRedirectLeadsNowhere() throws IOException {
        try (RawServer other = RawServer.answering(200, VECTOR.formatted(ONE.formatted("0")));
                RawServer server = RawServer.saying("HTTP/1.1 307 Elsewhere\r\nLocation: http://" + other.door()
                        + "/api/v1/query\r\nContent-Length: 0\r\n\r\n")) {
            Answer answer = asking.first(question(server, "", EXPR));

            assertThat(answer.outcome()).isEqualTo(Outcome.UNREACHABLE);
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void isAskedAgainAsOftenAsTheFileSays() throws IOException {
        try (RawServer server = RawServer.answering(200, VECTOR.formatted(ONE.formatted("0.5")))) {
            Question seldom = question(server, "", EXPR);
            Question often = new Question.Measure(query(server, "", Duration.ofMillis(200)), EXPR, Instant.EPOCH);
            asking.first(seldom);

            Answer answer = await().until(() -> asking.now(often), it -> {
                asking.now(seldom);
                return it != null && it.inARow() == 5;
            });

            assertThat(answer.outcome()).isEqualTo(Outcome.FAILED);
            assertThat(asking.now(seldom).inARow()).isEqualTo(1);
        }
    }

    @Test
    void anotherTrialIsAnotherQuestion() throws IOException {
        try (RawServer server = RawServer.answering(200, VECTOR.formatted(ONE.formatted("0.5")))) {
            Query query = query(server, "", Duration.ofMillis(200));
            Question before = new Question.Measure(query, EXPR, Instant.EPOCH);
            await().until(() -> asking.now(before), it -> it != null && it.inARow() == 2);

            Answer anew = asking.first(new Question.Measure(query, EXPR, Instant.EPOCH.plusSeconds(1)));

            assertThat(anew.inARow()).isEqualTo(1);
        }
    }

    private Answer answer(int status, String body) throws IOException {
        try (RawServer server = RawServer.saying("HTTP/1.1 " + status + " Whatever\r\nContent-Length: "
                + body.getBytes(StandardCharsets.ISO_8859_1).length + "\r\n\r\n" + body)) {
            return asking.first(question(server, "", EXPR));
        }
    }

    private static Question question(RawServer server, String path, String expr) {
        return question("http://" + server.door() + path, expr);
    }

    private static Question question(String base, String expr) {
        return new Question.Measure(query(base, Duration.ofMinutes(1)), expr, Instant.EPOCH);
    }

    private static Query query(RawServer server, String path, Duration every) {
        return query("http://" + server.door() + path, every);
    }

    private static Query query(String base, Duration every) {
        return new Query(
                Url.parse(base).orElseThrow(),
                EXPR,
                new Bounds(Optional.empty(), Optional.of(new BigDecimal("0.01"))),
                every,
                2,
                Duration.ofSeconds(1));
    }
}
