package dev.teal.core.desired;

import java.util.List;

import dev.teal.core.value.Commit;

/** What a folder says, as far as it can be understood: a {@link Release} or a {@link Refusal}. */
public sealed interface Reading permits Release, Refusal {

    /** The application's name, unique in the repository. */
    String application();

    /** The folder's path in the repository; empty for the root. */
    String path();

    /** The first commit in which this content was seen. */
    Commit commit();

    /** Identifies the folder's content; equal content is equal text. */
    String content();

    /** What its author should know. */
    List<Notice> notices();
}
