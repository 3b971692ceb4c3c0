package dev.teal.git.failure;

import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.NotSupportedException;
import org.eclipse.jgit.errors.TooLargeObjectInPackException;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.git.http.Answer;
import dev.teal.git.http.CertificateFailure;
import dev.teal.git.http.Connections;
import dev.teal.git.http.Proxies;
import dev.teal.git.limit.BoundedStream;
import dev.teal.git.setting.GitAddress;
import dev.teal.git.setting.GitSettings;

/**
 * Turns what JGit throws into what it means. JGit's own text says much in messages only.
 *
 * @param way the way through a proxy that was taken
 */
public record GitFailure(GitSettings settings, Optional<Proxies.Way> way) {

    /** Each has a space, which no URL in the same text can have; so have all texts that are looked for below. */
    private static final List<String> REDIRECTS =
            List.of("Redirected more than", "Redirection blocked", "Invalid redirect", "Cannot redirect because");

    /** For what has nothing to do with the way. */
    public GitFailure(GitSettings settings) {
        this(settings, Optional.empty());
    }

    /** What a failure means: that which is thrown, with the reason, the address, and what to do. */
    public PortException of(Throwable failure) {
        Causes causes = Causes.of(failure);
        String text = causes.text();
        Optional<PortException> explained = causes.find(PortException.class);
        if (explained.isPresent()) {
            return explained.get();
        }
        Optional<StalledException> untrusted = new CertificateFailure(settings).of(causes.all());
        if (untrusted.isPresent()) {
            return untrusted.get();
        }
        Optional<Connections.Elsewhere> elsewhere = causes.find(Connections.Elsewhere.class);
        if (elsewhere.isPresent()) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    settings.url() + " redirects to " + elsewhere.get().getMessage() + ", where nothing is sent",
                    "set teal.git.url to the repository's present address",
                    null);
        }
        if (causes.has(BoundedStream.TooMuch.class)) {
            return outgrown("sends more than " + settings.limits().received() + " bytes for one commit");
        }
        if (causes.has(TooLargeObjectInPackException.class)) {
            return outgrown("has a file of more than " + settings.limits().object() + " bytes");
        }
        Optional<Answer.NotGit> stranger = causes.find(Answer.NotGit.class);
        if (stranger.isPresent()) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    settings.url() + " is no Git repository: it answers with "
                            + stranger.get().getMessage(),
                    "set teal.git.url to the address that git clone takes",
                    null);
        }
        if (REDIRECTS.stream().anyMatch(text::contains)) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    settings.url() + " redirects in a circle, or to what is not allowed",
                    "set teal.git.url to the repository's present address",
                    null);
        }
        if (way.isPresent() && text.contains(" 407")) {
            return new StalledException(
                    Reason.UNAUTHORIZED,
                    way.get() + " does not accept Teal"
                            + (way.get().login().isPresent() ? "'s user and password" : " without user and password"),
                    "write them as in " + way.get().variable()
                            + "=http://USER:PASSWORD@proxy.example.com:3128, and start Teal again",
                    null);
        }
        if (text.contains("not authorized")
                || text.contains("Authentication is required")
                || text.contains("not permitted on ")) {
            return new StalledException(
                    Reason.UNAUTHORIZED,
                    settings.url() + " does not accept the credentials"
                            + settings.tokenFile().map(file -> " of " + file).orElse(": there are none"),
                    "put a token that may read the repository into the file that teal.git.token-file names",
                    null);
        }
        if (causes.has(NoRemoteRepositoryException.class) || causes.has(NotSupportedException.class)) {
            return noRepository();
        }
        if (causes.has(InterruptedIOException.class) || text.contains("timed out")) {
            return late();
        }
        return unreachable(" does not answer" + through() + ": " + reason(causes), failure);
    }

    private StalledException noRepository() {
        String what = "there is no repository at " + settings.url();
        return settings.address().isLocal()
                ? new StalledException(Reason.SOURCE_INVALID, what, GitAddress.TAKEN_AS_PATH, null)
                : new StalledException(
                        Reason.SOURCE_INVALID, what + ", or it is not shown to this token", "check teal.git.url", null);
    }

    /** The deadline is over. */
    public TransientException late() {
        return unreachable(
                " did not answer in full" + through() + " within teal.git.timeout, "
                        + settings.timeout().toSeconds() + " s",
                null);
    }

    private TransientException unreachable(String what, Throwable cause) {
        boolean direct = settings.url().startsWith("http") && way.isEmpty();
        return new TransientException(
                Reason.GIT_UNREACHABLE,
                settings.url() + what,
                direct ? "where the network has a proxy, name it in the environment: HTTPS_PROXY" : "",
                Duration.ZERO,
                cause);
    }

    private String through() {
        return way.map(it -> " through " + it).orElse("");
    }

    /** The branch does not exist. */
    public StalledException noBranch() {
        return new StalledException(
                Reason.SOURCE_INVALID,
                settings.url() + " has no branch " + settings.branch(),
                "push it, or set teal.git.branch to one that exists",
                null);
    }

    /** The path is not a folder at that commit. */
    public StalledException noFolder(String commit) {
        return new StalledException(
                Reason.SOURCE_INVALID,
                settings.url() + " has no folder " + settings.path() + " at commit " + commit,
                "push it, or set teal.git.path to one that exists",
                null);
    }

    private StalledException outgrown(String what) {
        return tooLarge(
                what,
                "keep manifests in a repository of their own, or give Teal a larger heap: one commit may take an eighth "
                        + "of -Xmx, one file in it a quarter");
    }

    /** A limit is exceeded; {@code what} follows the URL, {@code advice} says what to do. */
    public StalledException tooLarge(String what, String advice) {
        return new StalledException(Reason.TOO_LARGE, settings.url() + " " + what, advice, null);
    }

    /** The innermost text, without URLs: one of them may hold what a server sent. */
    private static String reason(Causes causes) {
        Throwable last = causes.first();
        String text = last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
        return text.replaceAll("\\w+://\\S+?(: |$)", "");
    }

    /** Whether nothing can be added to it: it has its meaning, or a limit was exceeded, or the time is over. */
    public static boolean isExplained(Throwable failure) {
        Causes causes = Causes.of(failure);
        return causes.has(PortException.class)
                || causes.has(BoundedStream.TooMuch.class)
                || causes.has(TooLargeObjectInPackException.class)
                || causes.has(InterruptedIOException.class);
    }
}
