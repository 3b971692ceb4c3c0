package dev.teal.git.setting;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Which repository to follow, and how.
 *
 * @param url an {@code https://} URL, {@code ssh://user@host:port/path} or {@code user@host:path}, or a
 *     {@code file://} URL or path on this machine
 * @param branch a branch's name, without {@code refs/heads/}
 * @param path the folder below which applications are looked for; empty for the root
 * @param timeout the deadline of one whole look
 * @param tokenFile a file that holds the token; it is read at each look, so it may be rotated
 * @param authorities a file with the certificates of the authorities that an HTTPS server is believed by, instead of the
 *     machine's
 * @param username the user name that goes with the token, and that of an SSH address without one
 * @param http whether a plain {@code http://} URL is accepted
 * @param ssh what an SSH address needs
 * @param limits what a repository may cost
 */
public record GitSettings(
        String url,
        String branch,
        String path,
        Duration timeout,
        Optional<Path> tokenFile,
        Optional<Path> authorities,
        String username,
        PlainHttp http,
        SshSettings ssh,
        Limits limits) {

    /** Whether a connection that anybody on the way can read and change is accepted. */
    public enum PlainHttp {
        REFUSED,
        ALLOWED
    }

    /**
     * Checks each setting.
     *
     * @throws IllegalArgumentException with the setting's name, what is wrong with it, and an example
     */
    public GitSettings {
        url = GitAddress.checked(url.strip(), http).url();
        if (new GitAddress(url).isSsh()) {
            ssh.require();
        }
        branch = branch.strip();
        if (!org.eclipse.jgit.lib.Repository.isValidRefName("refs/heads/" + branch)) {
            throw new IllegalArgumentException(
                    "teal.git.branch: \"" + branch + "\" is no branch name; write it as in teal.git.branch=main");
        }
        path = folder(path);
        if (timeout.compareTo(Duration.ofSeconds(1)) < 0) {
            throw new IllegalArgumentException("teal.git.timeout: a look takes longer than " + timeout
                    + "; write at least a second, as in teal.git.timeout=30s");
        }
        if (username.isBlank() || username.contains(":")) {
            throw new IllegalArgumentException(
                    "teal.git.username: it must not be empty or have a colon; write it as in teal.git.username=git");
        }
    }

    /**
     * A folder as it is written in the setting, without what may be around it; empty for the root.
     *
     * @throws IllegalArgumentException with the setting's name and an example where it is no folder of a repository
     */
    public static String folder(String written) {
        String path = written.strip().equals(".") ? "" : written.strip().replaceAll("^/+|/+$", "");
        if (path.contains("//") || (path + "/").contains("../") || (path + "/").contains("./")) {
            throw new IllegalArgumentException("teal.git.path: \"" + path
                    + "\" is no folder of the repository; write it as in teal.git.path=clusters/prod");
        }
        return path;
    }

    /** The name of the branch at the server, which no tag of the same name can stand in for. */
    public String ref() {
        return "refs/heads/" + branch;
    }

    /** The repository's address. */
    public GitAddress address() {
        return new GitAddress(url);
    }
}
