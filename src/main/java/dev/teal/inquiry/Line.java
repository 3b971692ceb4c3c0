package dev.teal.inquiry;

import java.util.stream.Collectors;

/** One line of text that is fit to be shown, whatever a pod has sent. */
final class Line {

    /** In characters. */
    static final int LONGEST = 200;

    private static final int LONGEST_QUOTE = 100;
    private static final String CUT = "…";
    private static final String ACTED = "\uFFFD";

    private Line() {}

    /**
     * The same text in 200 characters at most. White space becomes one space, and what would control a terminal or a layout,
     * or can't be seen, the replacement character.
     */
    static String of(String text) {
        return cut(clean(text), LONGEST);
    }

    /** The beginning of a text in quotation marks. */
    static String quoted(String text) {
        return '"' + cut(clean(cut(text, LONGEST)), LONGEST_QUOTE) + '"';
    }

    private static String clean(String text) {
        return text.codePoints()
                .mapToObj(Line::visible)
                .collect(Collectors.joining())
                .strip()
                .replaceAll(" {2,}", " ");
    }

    private static String visible(int point) {
        if (Character.isWhitespace(point)) {
            return " ";
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.PRIVATE_USE,
                    Character.SURROGATE,
                    Character.UNASSIGNED -> ACTED;
            default -> Character.toString(point);
        };
    }

    private static String cut(String text, int longest) {
        if (text.length() <= longest) {
            return text;
        }
        int end = longest - CUT.length();
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + CUT;
    }
}
