package dev.teal.app;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;

/** What is known of every application, as JSON. */
@Path("/api/applications")
@Produces(MediaType.APPLICATION_JSON)
public class ApplicationsResource {

    private final Board board;

    ApplicationsResource(Board board) {
        this.board = board;
    }

    /** The branch that is followed, and every application. */
    public record Overview(GitView git, List<ApplicationView> applications) {}

    /** The last polls of Git. {@code head} is the newest commit that was read. */
    public record GitView(Optional<String> head, Optional<Instant> lookedAt, Optional<String> failure) {}

    /** Answers from what the last looks found; asks neither Git nor the cluster. */
    @GET
    public Overview applications() {
        Board.Git git = board.git();
        return new Overview(
                new GitView(
                        git.snapshot().map(it -> it.head().id()),
                        git.lookedAt(),
                        git.failure().map(Object::toString)),
                board.statuses().stream().map(ApplicationView::of).toList());
    }
}
