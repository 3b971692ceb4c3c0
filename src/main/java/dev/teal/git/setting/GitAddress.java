package dev.teal.git.setting;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import org.eclipse.jgit.transport.URIish;

/** A repository's URL, as far as Teal takes it. */
public record GitAddress(String url) {

    /** The advice where a local address has no repository: a server's without its scheme is taken for one. */
    public static final String TAKEN_AS_PATH = "check teal.git.url: it is taken as a path on this machine; a server's "
            + "address begins with https://, ssh:// or git@";

    private static final Set<String> SCHEMES = Set.of("https", "http", "ssh", "git");

    /**
     * Checks it.
     *
     * @throws IllegalArgumentException with what is wrong, and an example; never with a password or token that is in it
     */
    static GitAddress checked(String url, GitSettings.PlainHttp http) {
        GitAddress address = new GitAddress(url);
        if ((url.contains("?") || url.contains("#")) && !isHere(url)) {
            throw new IllegalArgumentException(
                    "teal.git.url: it must not have a query or a fragment (? or #), which may "
                            + "hold credentials; write the URL without them, and teal.git.token-file=/path/to/token");
        }
        URIish uri = address.parsed();
        if (uri.getPass() != null || (uri.getUser() != null && isHttp(uri))) {
            throw new IllegalArgumentException(
                    "teal.git.url: it must not hold credentials; write the URL without them, and "
                            + (isSsh(uri)
                                    ? "teal.git.ssh.key-file=/path/to/key"
                                    : "teal.git.username=git, teal.git.token-file=/path/to/token"));
        }
        if ("http".equals(uri.getScheme()) && http == GitSettings.PlainHttp.REFUSED) {
            throw new IllegalArgumentException("teal.git.url: " + url
                    + " is not encrypted; write https://, or accept that with " + "teal.git.allow-http=true");
        }
        boolean known = uri.getScheme() == null || isHttp(uri) || isSsh(uri) || "file".equals(uri.getScheme());
        if (!known || (isSsh(uri) && !isWhole(uri, url))) {
            throw address.unknown();
        }
        return address;
    }

    /** Whether it is {@code ssh://user@host:port/path} or {@code user@host:path}. */
    public boolean isSsh() {
        return isSsh(uri());
    }

    /** Whether it is a path on this machine or a {@code file://} URL: no server is asked, and no credentials are sent. */
    public boolean isLocal() {
        URIish uri = uri();
        return "file".equals(uri.getScheme()) || (uri.getScheme() == null && uri.getHost() == null);
    }

    /** The user that the address names. */
    public Optional<String> user() {
        return Optional.ofNullable(uri().getUser()).filter(it -> !it.isEmpty());
    }

    /** The host of an SSH address, in small letters and without the brackets of an IPv6 address. */
    public String host() {
        return uri().getHost().toLowerCase(Locale.ROOT).replaceAll("^\\[|]$", "");
    }

    /** The port of an SSH address. */
    public int port() {
        return uri().getPort() < 0 ? 22 : uri().getPort();
    }

    /** The host of an SSH address as OpenSSH's {@code known_hosts} writes it: with the port, unless it is 22. */
    public String knownAs() {
        return port() == 22 ? host() : "[" + host() + "]:" + port();
    }

    /** The repository's own name: the last part of the URL, without {@code .git}. */
    public String name() {
        String trimmed = url.replaceAll("/+$", "").replaceAll("(/\\.git|\\.git)$", "");
        String last = trimmed.substring(trimmed.lastIndexOf('/') + 1);
        return isSsh() ? last.substring(last.lastIndexOf(':') + 1) : last;
    }

    URIish uri() {
        try {
            return new URIish(url);
        } catch (URISyntaxException e) {
            throw unknown();
        }
    }

    private URIish parsed() {
        try {
            if (url.isEmpty()) {
                throw unknown();
            }
            URIish uri = uri();
            // JGit takes HTTPS://host/x, or a URL that it can't read, for a path on this machine.
            boolean path = uri.getScheme() == null && uri.getHost() == null && url.contains("//") && !isHere(url);
            // Of https:/host/x it takes https for the host.
            boolean slip = uri.getScheme() == null && SCHEMES.contains(String.valueOf(uri.getHost()));
            if (path || slip || (isHttp(uri) && new URI(url).getHost() == null)) {
                throw unknown();
            }
            return uri;
        } catch (URISyntaxException e) {
            throw unknown();
        }
    }

    /** Whether it is written as a path on this machine. */
    private static boolean isHere(String url) {
        return url.startsWith("file:") || url.startsWith("/") || url.startsWith(".");
    }

    private static boolean isHttp(URIish uri) {
        return "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
    }

    private static boolean isSsh(URIish uri) {
        return "ssh".equals(uri.getScheme()) || (uri.getScheme() == null && uri.getHost() != null);
    }

    private static boolean isWhole(URIish uri, String url) {
        String path = uri.getPath() == null ? "" : uri.getPath();
        boolean named =
                uri.getHost() != null && !uri.getHost().isEmpty() && path.length() > (path.startsWith("/") ? 1 : 0);
        return named && url.chars().noneMatch(it -> Character.isWhitespace(it) || Character.isISOControl(it));
    }

    /** What has a user, or may have one, is not shown: so has a password that was written in its place. */
    private IllegalArgumentException unknown() {
        return new IllegalArgumentException("teal.git.url: " + (url.contains("@") ? "it" : "\"" + url + "\"")
                + " is no address of a repository; write it as in https://git.example.com/shop/deploy.git");
    }
}
