package dev.teal.git.tree;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.eclipse.jgit.util.RawParseUtils;

/**
 * The committer's time as a commit has it. Anything may stand there, and JGit's own reading ends in the year 2038: a time
 * before the year 1 or after the year 9999, or none at all, counts as the nearest that can be written.
 */
public final class CommitTime {

    private static final Instant FIRST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** A name may have brackets, too, so the last one counts. */
    private static final Pattern AFTER_THE_ADDRESS = Pattern.compile(".*> *(-?\\d+)( .*)?");

    private CommitTime() {}

    /** Reads it from the commit's own bytes. */
    public static Instant of(byte[] commit) {
        int begin = RawParseUtils.committer(commit, 0);
        if (begin < 0) {
            return Instant.EPOCH;
        }
        int end = RawParseUtils.nextLF(commit, begin);
        String line = new String(commit, begin, end - begin, StandardCharsets.ISO_8859_1).strip();
        Matcher time = AFTER_THE_ADDRESS.matcher(line);
        return time.matches() ? within(new BigInteger(time.group(1))) : Instant.EPOCH;
    }

    private static Instant within(BigInteger seconds) {
        BigInteger least = BigInteger.valueOf(FIRST.getEpochSecond());
        BigInteger most = BigInteger.valueOf(LAST.getEpochSecond());
        return Instant.ofEpochSecond(seconds.max(least).min(most).longValueExact());
    }
}
