package dev.teal.inquiry;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;

import dev.teal.core.evidence.Answer.Outcome;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Ledger;
import dev.teal.core.evidence.Question;
import dev.teal.core.evidence.Score;
import dev.teal.core.evidence.Trickle;
import dev.teal.core.live.Pod;
import dev.teal.core.policy.Expect;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.value.Url;

/** One stream of requests that is being sent, with its count. */
final class Sending {

    /** Looks that watch a switch come every second; one that hangs is not waited for. */
    private static final Duration RENEWED = Duration.ofSeconds(5);

    private static final int FAILURE = 500;

    private final Trickle trickle;
    private final Ledger ledger;
    private Instant askedAt;
    private int underWay;

    /** One that begins at that moment. */
    Sending(Trickle trickle, Instant now) {
        this.trickle = trickle;
        this.ledger = new Ledger(now);
        this.askedAt = now;
    }

    Trickle trickle() {
        return trickle;
    }

    int underWay() {
        return underWay;
    }

    /** Whether somebody still asks for it. A clock that was set back must not make that last. */
    boolean isWanted(Instant now) {
        return Duration.between(askedAt, now).abs().compareTo(RENEWED) <= 0;
    }

    /** What has come of it, to somebody who asks for it once more. */
    Counted counted(Trickle asked, Instant now) {
        askedAt = now;
        return ledger.counted(asked, now);
    }

    /** One more request begins. */
    void begin() {
        underWay++;
    }

    /** Nothing is left of a request. */
    void end() {
        underWay--;
    }

    /** A request has come out. */
    void enter(Instant overAt, Finding finding, Reply reply) {
        Optional<String> failure =
                finding.outcome() == Outcome.PASSED ? Optional.empty() : Optional.of(finding.evidence());
        ledger.enter(new Score.Request(overAt, reply.value, failure));
    }

    /** What is sent: to the Service, as clients in the cluster name it, or to the front door by its own name. */
    Question.Http question() {
        Optional<Url.Site> site = trickle.requests().site();
        String inside = trickle.service().name() + "." + trickle.service().namespace() + ".svc";
        return new Question.Http(
                new Pod.Door(trickle.address(), trickle.port()),
                new HttpCheck(
                        HttpCheck.GET,
                        trickle.requests().path(),
                        Optional.empty(),
                        Map.of("Host", site.map(Url.Site::authority).orElse(inside)),
                        site.map(it -> HttpCheck.Scheme.of(it.scheme())).orElse(HttpCheck.Scheme.HTTP),
                        Expect.OK,
                        HttpCheck.ONCE,
                        HttpCheck.ONCE,
                        trickle.requests().timeout()));
    }

    Reply reply() {
        return new Reply(trickle.requests().by());
    }

    /** The answer to one request, once it has come. */
    static final class Reply implements Exchange.Reader {

        private final Optional<String> header;
        private volatile Optional<String> value = Optional.empty();

        private Reply(Optional<String> header) {
            this.header = header;
        }

        @Override
        public Finding read(HttpClientResponse response, Buffer body) {
            value = header.map(response::getHeader).map(Line::of);
            return response.statusCode() < FAILURE ? Finding.PASSED : Finding.failed("status " + response.statusCode());
        }
    }
}
