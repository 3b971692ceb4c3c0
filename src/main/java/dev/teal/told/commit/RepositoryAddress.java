package dev.teal.told.commit;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the repository that is followed is on its server, as far as its address tells.
 *
 * @param scheme of its API: plain HTTP only where the address itself says so
 * @param host in small letters, with the port of an HTTPS address that has one
 * @param path without the slash before it and {@code .git} behind it, as in {@code shop/deploy}
 */
record RepositoryAddress(String scheme, String host, String path) {

    private static final Pattern WEB = Pattern.compile("(https?)://(?:[^/@]*@)?([^/@]+)/(.+)");
    private static final Pattern SSH = Pattern.compile("(ssh)://(?:[^/@]*@)?([^/@:]+)(?::[0-9]+)?/(.+)");
    private static final Pattern SHORT = Pattern.compile("()(?:[^/@:]+@)?([^/@:]+):(?!//)(.+)");

    private static final Map<String, Forge> KNOWN = Map.of(
            "github.com",
            Forge.GITHUB,
            "gitlab.com",
            Forge.GITLAB,
            "gitea.com",
            Forge.GITEA,
            "codeberg.org",
            Forge.GITEA);

    /** The names under which these take SSH where port 22 is shut. */
    private static final Map<String, String> BEHIND =
            Map.of("ssh.github.com", "github.com", "altssh.gitlab.com", "gitlab.com");

    /** Empty where it is a path on this machine. */
    static Optional<RepositoryAddress> of(String url) {
        for (Pattern pattern : new Pattern[] {WEB, SSH, SHORT}) {
            Matcher matcher = pattern.matcher(url.strip());
            if (matcher.matches()) {
                String scheme = matcher.group(1).equals("http") ? "http" : "https";
                String host = matcher.group(2).toLowerCase(Locale.ROOT);
                String path = matcher.group(3).replaceAll("^/+|/+$", "").replaceAll("\\.git$", "");
                return Optional.of(new RepositoryAddress(scheme, BEHIND.getOrDefault(host, host), path));
            }
        }
        return Optional.empty();
    }

    /** What kind of server it is, where everybody knows that. */
    Optional<Forge> forge() {
        return Optional.ofNullable(KNOWN.get(host));
    }

    /** Where such a server usually has its API. */
    URI api(Forge forge) {
        String site = scheme + "://" + host;
        return URI.create(
                switch (forge) {
                    case GITHUB -> host.equals("github.com") ? "https://api.github.com" : site + "/api/v3";
                    case GITLAB -> site + "/api/v4";
                    case GITEA -> site + "/api/v1";
                });
    }
}
