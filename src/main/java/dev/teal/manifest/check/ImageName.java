package dev.teal.manifest.check;

import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import dev.teal.manifest.object.Placeholder;

/**
 * The name of a container image.
 *
 * @param text as written
 */
record ImageName(String text) {

    private static final Pattern UNFILLED = Pattern.compile(".*(\\$[({A-Za-z_]|\\{\\{|[<>%#]|__[A-Z]|@[A-Za-z_]+@).*");
    private static final Pattern STAND_IN = Pattern.compile(
            "([A-Z][A-Z0-9]*[_-])*(IMAGE|TAG|VERSION|SHA|COMMIT|BUILD|DIGEST|REVISION|CHANGE_?ME|REPLACE(_?ME)?|TODO|XXX+)([_-][A-Z]+)*");
    private static final Pattern HOST =
            Pattern.compile("localhost|[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)+|[A-Za-z0-9.-]+:[0-9]+");
    private static final Pattern PATH = Pattern.compile("[a-z0-9]+([._-]+[a-z0-9]+)*(/[a-z0-9]+([._-]+[a-z0-9]+)*)*");
    private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,127}");

    /** Longer names are refused before any pattern sees them. */
    private static final int LONGEST = 512;

    /** What is wrong with it; empty if a registry could have it. */
    Optional<String> mistake() {
        if (text.isBlank()) {
            return Optional.of("is empty");
        }
        if (text.length() > LONGEST) {
            return Optional.of("is longer than " + LONGEST + " characters");
        }
        if (UNFILLED.matcher(text).matches()
                || Placeholder.marked(text)
                || Stream.of(withoutTag().split("[/.:]")).anyMatch(Placeholder::word)
                || STAND_IN.matcher(path()).matches()
                || STAND_IN.matcher(tag().orElse("")).matches()) {
            return Optional.of(Placeholder.problem(text));
        }
        boolean fits = PATH.matcher(path()).matches()
                && tag().map(tag -> TAG.matcher(tag).matches()).orElse(true);
        return fits ? Optional.empty() : Optional.of("is \"" + text + "\", which is no name of an image");
    }

    /** Whether what runs can change without a commit: no tag, or {@code latest}, and no digest. */
    boolean floating() {
        return !text.contains("@") && tag().map("latest"::equals).orElse(true);
    }

    /** Without registry host, tag and digest. */
    private String path() {
        String bare = withoutTag();
        int slash = bare.indexOf('/');
        if (slash > 0 && HOST.matcher(bare.substring(0, slash)).matches()) {
            bare = bare.substring(slash + 1);
        }
        return bare;
    }

    private String withoutTag() {
        String bare = withoutDigest();
        int colon = bare.indexOf(':', bare.lastIndexOf('/') + 1);
        return colon < 0 ? bare : bare.substring(0, colon);
    }

    private Optional<String> tag() {
        String bare = withoutDigest();
        int colon = bare.indexOf(':', bare.lastIndexOf('/') + 1);
        return colon < 0 ? Optional.empty() : Optional.of(bare.substring(colon + 1));
    }

    private String withoutDigest() {
        int digest = text.indexOf('@');
        return digest < 0 ? text : text.substring(0, digest);
    }
}
