package dev.teal.git.tree;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.eclipse.jgit.lib.Constants;

/** Names for applications that are fit for the value of a Kubernetes label. */
public final class ApplicationName {

    /** RFC 1123 by way of Kubernetes: at most 63 characters, letters and digits at both ends. */
    private static final String FIT = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

    private static final int KEPT = 54;

    private ApplicationName() {}

    /** The folder's path with dots for slashes; what is not fit is shortened and gets a digest, so it stays unique. */
    public static String of(String path) {
        String dotted = path.replace('/', '.');
        if (dotted.matches(FIT)) {
            return dotted;
        }
        return unique(path);
    }

    /** The same, with a digest of the path in any case. */
    static String unique(String path) {
        String dotted = path.replace('/', '.');
        String cleaned = dotted.replaceAll("[^A-Za-z0-9._-]", "-").replaceAll("^[^A-Za-z0-9]+", "");
        String start = cleaned.substring(0, Math.min(cleaned.length(), KEPT));
        byte[] digest = Constants.newMessageDigest().digest(path.getBytes(StandardCharsets.UTF_8));
        String suffix = HexFormat.of().formatHex(digest, 0, 4);
        return start.isEmpty() ? "app-" + suffix : start + "-" + suffix;
    }
}
