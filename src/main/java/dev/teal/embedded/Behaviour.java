package dev.teal.embedded;

/** How a container acts, by the tag of its image, as the example images do. */
enum Behaviour {
    /** Serves at once. */
    GOOD,
    /** The container runs, and nothing listens for the first 15 s. */
    SLOW,
    /** Exits with status 1 after one second. */
    CRASH,
    /** Every page answers 500, {@code /healthz} 200. */
    BROKEN,
    /** Good for 20 s, then broken. */
    LATE,
    /** Every page answers 200, {@code /healthz} 200 for 1.2 s and 503 for 2.5 s in turn. */
    FLAP,
    /** The image can't be pulled. */
    MISSING;

    /** Any tag that is not one of these words is good, so that a real repository can be rehearsed. */
    static Behaviour of(String image) {
        return switch (tag(image)) {
            case "slow" -> SLOW;
            case "crash" -> CRASH;
            case "broken" -> BROKEN;
            case "late" -> LATE;
            case "flap" -> FLAP;
            case "missing" -> MISSING;
            default -> GOOD;
        };
    }

    /** The tag of an image reference; {@code latest} where it has none. */
    static String tag(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        String named = last.contains("@") ? last.substring(0, last.indexOf('@')) : last;
        return named.contains(":") ? named.substring(named.indexOf(':') + 1) : "latest";
    }

    /** The last part of an image's name, without tag and digest. */
    static String name(String image) {
        String last = image.substring(image.lastIndexOf('/') + 1);
        return last.split("[:@]")[0];
    }
}
