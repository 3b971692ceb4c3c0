package dev.teal.inquiry;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;

import dev.teal.core.policy.Expect;
import dev.teal.core.port.Judge;

/**
 * Compares the status, then the body. Regular expressions are RE2's, whose time grows with the body and not faster, whatever
 * pod has sent it; JSON numbers are equal by value.
 */
public final class Comparison implements Judge {

    @Override
    public Optional<String> difference(Expect expected, int status, String body) {
        return status(expected, status, body)
                .or(() -> text(expected, body))
                .or(() -> expression(expected, body))
                .or(() -> json(expected, body))
                .map(Line::of);
    }

    private static Optional<String> status(Expect expected, int status, String body) {
        if (expected.statuses().contains(status)) {
            return Optional.empty();
        }
        String wanted = new TreeSet<>(expected.statuses())
                .stream().map(Object::toString).collect(Collectors.joining(" or "));
        return Optional.of("status " + status + ", expected " + wanted + after(body));
    }

    private static Optional<String> text(Expect expected, String body) {
        return expected.body()
                .filter(text -> !body.contains(text))
                .map(text -> "body lacks " + Line.quoted(text) + after(body));
    }

    private static Optional<String> expression(Expect expected, String body) {
        try {
            return expected.matches()
                    .filter(expression ->
                            !Pattern.compile(expression).matcher(body).find())
                    .map(expression -> "body has nothing that matches " + Line.quoted(expression) + after(body));
        } catch (PatternSyntaxException e) {
            return Optional.of("no regular expression of RE2: " + e.getDescription());
        }
    }

    private static Optional<String> json(Expect expected, String body) {
        if (expected.json().isEmpty()) {
            return Optional.empty();
        }
        Optional<Pointer.Found> document = Pointer.parse(body);
        if (document.isEmpty()) {
            return Optional.of("body is not JSON" + after(body));
        }
        for (Map.Entry<String, Optional<Object>> wanted : new TreeMap<>(expected.json()).entrySet()) {
            Optional<Pointer.Found> found = new Pointer(wanted.getKey()).in(document.get());
            if (found.isEmpty()) {
                return Optional.of(name(wanted.getKey()) + " is missing, expected " + shown(wanted.getValue()));
            }
            if (!equal(found.get().value(), wanted.getValue())) {
                return Optional.of(name(wanted.getKey()) + " is "
                        + shown(found.get().value()) + ", expected " + shown(wanted.getValue()));
            }
        }
        return Optional.empty();
    }

    private static boolean equal(Optional<Object> found, Optional<Object> wanted) {
        if (found.isPresent()
                && found.get() instanceof Number one
                && wanted.isPresent()
                && wanted.get() instanceof Number other) {
            return finite(one) && finite(other) && exact(one).compareTo(exact(other)) == 0;
        }
        return found.equals(wanted);
    }

    private static boolean finite(Number number) {
        return Double.isFinite(number.doubleValue()) || !(number instanceof Double || number instanceof Float);
    }

    private static BigDecimal exact(Number number) {
        return new BigDecimal(number.toString());
    }

    private static String name(String pointer) {
        return pointer.isEmpty() ? "the whole body" : pointer;
    }

    private static String shown(Optional<Object> value) {
        Object shown = value.orElse("null");
        if (shown instanceof Map) {
            return "an object";
        }
        if (shown instanceof List) {
            return "a list";
        }
        return value.isPresent() && shown instanceof String text ? Line.quoted(text) : shown.toString();
    }

    private static String after(String body) {
        return body.isBlank() ? "" : ": " + Line.quoted(body);
    }
}
