package dev.teal.app.page;

import java.util.List;

import io.quarkus.qute.TemplateData;

/**
 * What a commit has done in one application.
 *
 * @param present whether its content is still what the folder has
 * @param switches the moves of the traffic that it asked for
 */
@TemplateData
public record Deed(ApplicationView application, boolean present, List<Switch> switches) {

    private static final int LEAST = 7;

    /** Of a commit of which at least seven characters are known. */
    static Deed of(ApplicationView application, String commit) {
        return new Deed(
                application,
                isMeant(application.commit(), commit),
                application.switches().stream()
                        .filter(it -> isMeant(it.commit(), commit))
                        .toList());
    }

    private static boolean isMeant(String id, String commit) {
        return commit.length() >= LEAST && id.startsWith(commit);
    }

    /** Whether it has done nothing. */
    boolean isNothing() {
        return !present && switches.isEmpty();
    }
}
