package dev.teal.told.commit;

/** How far a commit is. */
public enum Progress {
    /** It is waited for something. */
    PENDING,
    /** All its applications have been in order. */
    SUCCESS,
    /** One of its applications has not come where the commit wants it. */
    FAILURE,
    /** Newer commits took the place of what it wanted before that was reached. */
    OVERTAKEN
}
