package dev.teal.manifest.request;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How large a regular expression becomes once its counted repetitions are written out, and how deep its groups are. {@code
 * ((a{1000}){1000}){1000}} is short, compiles to more than there is memory, and takes as long to match.
 */
final class ExpressionSize {

    private static final Pattern REPETITION = Pattern.compile("\\{([0-9]{1,4})(,([0-9]{0,4}))?}");

    /** Larger than anything that is allowed; weights are not counted further. */
    private static final long HUGE = 1_000_000;

    private final String text;
    private final Deque<Long> above = new ArrayDeque<>();
    private long sum;
    private long last;
    private int deepest;

    private ExpressionSize(String text) {
        this.text = text;
    }

    /** The number of characters and classes, at least; never less than what the compiler makes of it. */
    static long of(String expression) {
        return new ExpressionSize(expression).measured().sum;
    }

    /** How many groups are inside each other. */
    static int depth(String expression) {
        return new ExpressionSize(expression).measured().deepest;
    }

    private ExpressionSize measured() {
        int at = 0;
        while (at < text.length()) {
            at = step(at);
        }
        while (!above.isEmpty()) {
            close();
        }
        sum += last;
        return this;
    }

    private int step(int at) {
        switch (text.charAt(at)) {
            case '(' -> {
                above.push(sum + last);
                deepest = Math.max(deepest, above.size());
                sum = 0;
                last = 1;
            }
            case ')' -> close();
            case '[' -> {
                atom(1);
                return afterClass(at);
            }
            case '\\' -> {
                return afterEscape(at);
            }
            case '{' -> {
                return repeated(at);
            }
            case '*', '+', '?' -> sum++;
            default -> atom(1);
        }
        return at + 1;
    }

    private void close() {
        long inner = sum + last;
        sum = above.isEmpty() ? 0 : above.pop();
        last = inner;
    }

    private void atom(long weight) {
        sum = Math.min(HUGE, sum + last);
        last = weight;
    }

    private int repeated(int at) {
        Matcher matcher = REPETITION.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            atom(1);
            return at + 1;
        }
        int least = Integer.parseInt(matcher.group(1));
        String most = matcher.group(2) == null ? matcher.group(1) : matcher.group(3);
        int times = most.isEmpty() ? least + 1 : Math.max(least, Integer.parseInt(most));
        last = Math.min(HUGE, last * Math.max(1, times));
        return matcher.end();
    }

    private int afterEscape(int at) {
        if (text.startsWith("\\Q", at)) {
            int end = text.indexOf("\\E", at);
            int stop = end < 0 ? text.length() : end + 2;
            atom(stop - at);
            return stop;
        }
        atom(1);
        return at + 2;
    }

    private int afterClass(int at) {
        int next = at + (text.startsWith("^", at + 1) ? 2 : 1);
        next += text.startsWith("]", next) ? 1 : 0;
        while (next < text.length() && text.charAt(next) != ']') {
            int named = text.startsWith("[:", next) ? text.indexOf(":]", next) : -1;
            next = named >= 0 ? named + 2 : next + (text.charAt(next) == '\\' ? 2 : 1);
        }
        return next + 1;
    }
}
