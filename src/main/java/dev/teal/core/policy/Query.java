package dev.teal.core.policy;

import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Url;

/**
 * A value that is asked of a Prometheus while a color is on trial.
 *
 * @param prometheus what the paths of its HTTP API are below; has no query
 * @param expr in PromQL, with the words {@code $color}, {@code $deployment} and {@code $namespace}
 * @param bounds where the value has to be
 * @param every it is asked, from the move on
 * @param failures how often in a row the value has to be out of bounds before that is trouble
 * @param timeout for the whole of an answer
 */
public record Query(Url prometheus, String expr, Bounds bounds, Duration every, int failures, Duration timeout) {

    /** How often it is asked where the file does not say. */
    public static final Duration EVERY = Duration.ofSeconds(10);

    /** How often the value has to be out of bounds where the file does not say. */
    public static final int SEVERAL = 2;

    /** How long an answer may take where the file does not say. */
    public static final Duration TIMEOUT = Duration.ofSeconds(5);

    private static final Pattern WORDS = Pattern.compile("\\$(color|deployment|namespace)(?![A-Za-z0-9_])");

    /** What is asked of a color that serves: its word, and the name and namespace of its Deployment, in their places. */
    public String of(Color color, ObjectRef deployment) {
        Map<String, String> meanings =
                Map.of("color", color.word(), "deployment", deployment.name(), "namespace", deployment.namespace());
        return WORDS.matcher(expr).replaceAll(word -> Matcher.quoteReplacement(meanings.get(word.group(1))));
    }
}
