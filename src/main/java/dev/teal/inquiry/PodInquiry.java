package dev.teal.inquiry;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;

import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Question;
import dev.teal.core.live.Pod;
import dev.teal.core.port.Inquiry;
import dev.teal.core.port.Judge;

/**
 * Asks pods over the network, on one event loop, and a Prometheus. A question is asked at once when it is put, again as often as
 * it says while it is being put, and never twice at a time. Whatever comes back, they can use up only a little: few connections
 * at a time, short answers, and the time that a check gives them.
 */
public final class PodInquiry implements Inquiry, AutoCloseable {

    /** Pods are near: what takes longer does not come. */
    static final int CONNECT_MILLIS = 800;

    private static final int OF_ONE_POD = 4;

    /** Each may hold a body, and Teal has 20 MiB. */
    private static final int OF_ALL = 64;

    private static final int MOST_QUESTIONS = 5000;
    private static final int LAST_PORT = 65535;

    private final Vertx vertx;
    private final Context context;
    private final Clock clock;
    private final Judge judge;
    private final Runnable listener;
    private final Knocker knocker;
    private final HttpCaller caller;
    private final Prometheus prometheus;
    private final Turns turns = new Turns(OF_ONE_POD, OF_ALL);
    private final Map<Question, Topic> topics = new LinkedHashMap<>();
    private volatile boolean closed;

    /**
     * @param agent how it names itself to pods, as in {@code teal/1.0}
     * @param authorities certificates in PEM that HTTPS is verified by; empty where it is up to Java
     * @param listener is told, on an event loop, that an answer has come which says something new: the first one, another
     *     outcome, or the last of as many in a row as the check asks for
     */
    public PodInquiry(
            Vertx vertx, Clock clock, Judge judge, String agent, Optional<Path> authorities, Runnable listener) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.clock = clock;
        this.judge = judge;
        this.listener = listener;
        this.knocker = new Knocker(vertx, CONNECT_MILLIS);
        this.caller = new HttpCaller(vertx, agent, authorities, OF_ONE_POD);
        this.prometheus = new Prometheus(caller);
    }

    /** What comes back may be up to a minute old where the question was not put in between. */
    @Override
    public synchronized Map<Question, Answer> ask(Set<Question> questions) {
        Instant now = clock.instant();
        topics.values().removeIf(topic -> topic.forgotten(now));
        Map<Question, Answer> known = new HashMap<>();
        for (Question question : questions) {
            if (topics.size() < MOST_QUESTIONS || topics.containsKey(question)) {
                Topic topic = topics.computeIfAbsent(question, it -> new Topic(it, now));
                topic.put(now);
                goOn(topic, now);
                topic.answer().ifPresent(answer -> known.put(question, answer));
            }
        }
        return known;
    }

    /** No question is asked any more. */
    @Override
    public synchronized void close() {
        closed = true;
        // After a question that is being put right now.
        context.runOnContext(it -> Future.join(knocker.close(), caller.close()));
    }

    private void goOn(Topic topic, Instant now) {
        if (!closed && topic.idle() && topic.wanted(now)) {
            topic.begin();
            turns.take(topic.address(), () -> context.runOnContext(it -> ask(topic)));
        }
    }

    private void ask(Topic topic) {
        Attempt attempt = attempt(topic.question());
        attempt.finding().onSuccess(finding -> found(topic, finding));
        Future<?> over = Future.join(attempt.finding(), attempt.over());
        over.onComplete(it -> turns.leave(topic.address()));
        Future.join(over, vertx.timer(topic.question().every().toMillis(), TimeUnit.MILLISECONDS))
                .onComplete(it -> over(topic));
    }

    private Attempt attempt(Question question) {
        if (question instanceof Question.Measure measure) {
            return closed ? Attempt.of(Finding.unasked()) : prometheus.ask(measure);
        }
        Pod.Door door = ((Question.ToPod) question).door();
        if (closed || door.port() < 1 || door.port() > LAST_PORT) {
            return Attempt.of(Finding.unreachable(door));
        }
        return question instanceof Question.Http http
                ? caller.call(http, (response, body) -> judged(http, response.statusCode(), body))
                : knocker.knock(door);
    }

    private Finding judged(Question.Http question, int status, Buffer body) {
        return judge.difference(question.check().expect(), status, body.toString(StandardCharsets.UTF_8))
                .map(Finding::failed)
                .orElse(Finding.PASSED);
    }

    private synchronized void over(Topic topic) {
        topic.end();
        goOn(topic, clock.instant());
    }

    private void found(Topic topic, Finding finding) {
        if (take(topic, finding) == Topic.News.FRESH) {
            listener.run();
        }
    }

    private synchronized Topic.News take(Topic topic, Finding finding) {
        return topic.found(finding, clock.instant());
    }
}
