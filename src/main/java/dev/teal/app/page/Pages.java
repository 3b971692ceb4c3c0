package dev.teal.app.page;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Singleton;

import io.quarkus.qute.TemplateInstance;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import org.jboss.logging.Logger;

import dev.teal.app.known.Known;
import dev.teal.app.text.Place;
import dev.teal.core.port.Leadership;

/**
 * The pages for people: all applications, one of them, and what a commit has done. They show what the last looks found; nothing
 * can be done by them, since Git is the only control.
 */
@Singleton
public class Pages {

    /** What they are made from. */
    public static final String FILES = Frame.FILES;

    private static final Logger LOG = Logger.getLogger("dev.teal");
    private static final String HTML = "text/html;charset=utf-8";

    /** The kubelet sets it in each container. */
    private static final String OF_EVERY_POD = "KUBERNETES_SERVICE_HOST";

    private final Known known;
    private final Leadership leadership;
    private final Clock clock;
    private final Frame frame = Frame.read();

    Pages(Known known, Leadership leadership, Clock clock) {
        this.known = known;
        this.leadership = leadership;
        this.clock = clock;
    }

    void add(@Observes Router router) {
        router.get("/").handler(this::overview);
        router.get("/applications/*").handler(this::application);
        router.get("/commits/:commit").handler(this::commit);
    }

    /** Says once where they are, when the port is open: the one that it is in the end, where the system chose it. */
    void listens(@ObservesAsync HttpServerStart started, HttpServer server) {
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            // In dev mode Quarkus says it itself.
            Place place = new Place(started.options().getHost(), server.getPort());
            LOG.infof("the page and the JSON are on %s", System.getenv(OF_EVERY_POD) == null ? place : place.inPod());
        }
    }

    private Board board() {
        return Board.of(known, leadership.standing(), clock.instant());
    }

    private void overview(RoutingContext request) {
        String sought = Optional.ofNullable(request.request().getParam("q")).orElse("");
        answer(request, 200, Templates.overview(board().seeking(sought), frame));
    }

    private void application(RoutingContext request) {
        Board board = board();
        String name = request.normalizedPath().substring("/applications/".length());
        String decoded = URLDecoder.decode(name.replace("+", "%2B"), StandardCharsets.UTF_8);
        Optional<ApplicationView> found = board.application(decoded);
        if (found.isPresent()) {
            answer(request, 200, Templates.application(found.get(), board, frame));
        } else {
            answer(request, 404, Templates.missing("application of this name", board, frame));
        }
    }

    private void commit(RoutingContext request) {
        Board board = board();
        String commit = request.pathParam("commit");
        List<Deed> deeds = board.applications().stream()
                .map(it -> Deed.of(it, commit))
                .filter(it -> !it.isNothing())
                .toList();
        if (deeds.isEmpty()) {
            answer(request, 404, Templates.missing("trace of this commit since the start", board, frame));
        } else {
            answer(request, 200, Templates.commit(commit, deeds, board, frame));
        }
    }

    private void answer(RoutingContext request, int status, TemplateInstance page) {
        HttpServerResponse response = request.response();
        response.setStatusCode(status)
                .putHeader(HttpHeaders.CONTENT_TYPE, HTML)
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-store")
                .putHeader("Content-Security-Policy", frame.policy())
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "no-referrer")
                .end(page.render());
    }
}
