package dev.teal.told.commit;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

import io.vertx.core.json.JsonObject;

import dev.teal.told.post.Brief;
import dev.teal.told.post.Letter;

/** A kind of Git server, and how it takes the status of a commit. */
public enum Forge {
    /** {@code POST /repos/OWNER/NAME/statuses/SHA}, docs.github.com/rest/commits/statuses; GitHub Enterprise Server, too. */
    GITHUB {

        @Override
        String path(String repository, String sha) {
            return "/repos/" + repository + "/statuses/" + sha;
        }

        @Override
        Map<String, String> headers(String token) {
            return Map.of(
                    "Authorization",
                    "Bearer " + token,
                    "Accept",
                    "application/vnd.github+json",
                    "X-GitHub-Api-Version",
                    "2022-11-28");
        }

        @Override
        String state(Progress progress) {
            return switch (progress) {
                case PENDING -> "pending";
                case SUCCESS -> "success";
                case FAILURE -> "failure";
                case OVERTAKEN -> "error";
            };
        }
    },

    /** {@code POST /projects/ID/statuses/SHA}, docs.gitlab.com/api/commits. */
    GITLAB {

        @Override
        String path(String repository, String sha) {
            return "/projects/" + URLEncoder.encode(repository, StandardCharsets.UTF_8) + "/statuses/" + sha;
        }

        @Override
        Map<String, String> headers(String token) {
            return Map.of("PRIVATE-TOKEN", token);
        }

        @Override
        String state(Progress progress) {
            return switch (progress) {
                case PENDING -> "pending";
                case SUCCESS -> "success";
                case FAILURE -> "failed";
                case OVERTAKEN -> "canceled";
            };
        }

        @Override
        JsonObject body(CommitStatus status, String context, String branch) {
            JsonObject json = new JsonObject()
                    .put("state", state(status.progress()))
                    .put("ref", branch)
                    .put("name", context)
                    .put("description", Brief.of(status.description(), LONGEST_DESCRIPTION));
            status.link().ifPresent(it -> json.put("target_url", it.toString()));
            return json;
        }

        /** A status that is told once more, and one that would go back to pending, are no transitions to it. */
        @Override
        boolean isKnownAlready(int code, String answer) {
            return code == 400 && answer.contains("Cannot transition status");
        }
    },

    /** {@code POST /repos/OWNER/NAME/statuses/SHA} of Gitea and Forgejo, as their {@code /api/swagger} says. */
    GITEA {

        @Override
        String path(String repository, String sha) {
            return "/repos/" + repository + "/statuses/" + sha;
        }

        @Override
        Map<String, String> headers(String token) {
            return Map.of("Authorization", "token " + token);
        }

        @Override
        String state(Progress progress) {
            return switch (progress) {
                case PENDING -> "pending";
                case SUCCESS -> "success";
                case FAILURE -> "failure";
                case OVERTAKEN -> "error";
            };
        }
    };

    /** In characters; GitHub takes no more. */
    static final int LONGEST_DESCRIPTION = 140;

    abstract String path(String repository, String sha);

    abstract Map<String, String> headers(String token);

    abstract String state(Progress progress);

    JsonObject body(CommitStatus status, String context, String branch) {
        JsonObject json = new JsonObject()
                .put("state", state(status.progress()))
                .put("context", context)
                .put("description", Brief.of(status.description(), LONGEST_DESCRIPTION));
        status.link().ifPresent(it -> json.put("target_url", it.toString()));
        return json;
    }

    /** Whether an answer that is none of success means that it has this status already. */
    boolean isKnownAlready(int code, String answer) {
        return false;
    }

    /** The letter that tells a status. */
    Letter letter(URI api, String repository, String context, String branch, String token, CommitStatus status) {
        return new Letter(
                URI.create(api + path(repository, status.commit().id())),
                new LinkedHashMap<>(headers(token)),
                body(status, context, branch).encode());
    }
}
