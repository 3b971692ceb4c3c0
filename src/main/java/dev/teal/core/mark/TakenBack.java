package dev.teal.core.mark;

/**
 * Content of a color that went back after a switch, so that it is not tried again by itself.
 *
 * @param content what it was, see {@link ContentId}
 * @param because why it was taken back, one sentence
 */
public record TakenBack(ContentId content, String because) {}
