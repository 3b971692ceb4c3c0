package dev.teal.git.http;

import java.net.Authenticator;
import java.net.InetSocketAddress;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;

/**
 * The proxies that the environment names, taken as {@code git} takes them (its {@code http.c}, and curl below it): small
 * letters before capitals, {@code HTTP_PROXY} in capitals means nothing, {@code ALL_PROXY} is for what has none of its own,
 * and an empty value is no proxy.
 *
 * @param environment gives a variable's value, null where there is none
 */
public record Proxies(UnaryOperator<String> environment) {

    static {
        // The JDK would keep the password to itself when it asks a proxy for a way to an HTTPS server. It reads this
        // once.
        System.setProperty("jdk.http.auth.tunneling.disabledSchemes", "");
    }

    /** Schemes with the port that curl takes where none is written. */
    private static final Map<String, Integer> PORTS =
            Map.of("http", 1080, "socks", 1080, "socks4", 1080, "socks4a", 1080, "socks5", 1080, "socks5h", 1080);

    /**
     * The way through a proxy.
     *
     * @param variable the environment variable that names it
     * @param proxy the proxy itself
     * @param login user and password for it
     */
    public record Way(String variable, Proxy proxy, Optional<PasswordAuthentication> login) {

        /** Answers the proxy when it asks who is there, once, and nobody else. */
        Authenticator authenticator() {
            AtomicBoolean asked = new AtomicBoolean();
            return new Authenticator() {
                @Override
                protected PasswordAuthentication getPasswordAuthentication() {
                    boolean first = getRequestorType() == RequestorType.PROXY && asked.compareAndSet(false, true);
                    return first ? login.orElse(null) : null;
                }
            };
        }

        /** For a person; without user and password. */
        @Override
        public String toString() {
            InetSocketAddress address = (InetSocketAddress) proxy.address();
            return "the proxy " + address.getHostString() + ":" + address.getPort() + " of " + variable;
        }
    }

    /** The way to {@code url}; empty where it is reached directly. */
    public Optional<Way> to(URL url) throws PortException {
        Optional<String> exceptions = first(List.of("no_proxy", "NO_PROXY"));
        if (exceptions
                .map(this::value)
                .filter(it -> new NoProxy(it).covers(url.getHost()))
                .isPresent()) {
            return Optional.empty();
        }
        List<String> own =
                url.getProtocol().equals("https") ? List.of("https_proxy", "HTTPS_PROXY") : List.of("http_proxy");
        Optional<String> variable = first(own).or(() -> first(List.of("all_proxy", "ALL_PROXY")));
        return variable.isEmpty() || value(variable.get()).isEmpty()
                ? Optional.empty()
                : Optional.of(way(variable.get()));
    }

    private Optional<String> first(List<String> variables) {
        return variables.stream().filter(it -> environment.apply(it) != null).findFirst();
    }

    private String value(String variable) {
        return environment.apply(variable).strip();
    }

    private Way way(String variable) throws PortException {
        String value = value(variable);
        try {
            URI uri = new URI(value.contains("://") ? value : "http://" + value);
            String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
            if (!PORTS.containsKey(scheme) || uri.getHost() == null) {
                throw unusable(variable);
            }
            int port = uri.getPort() < 0 ? PORTS.get(scheme) : uri.getPort();
            Proxy.Type type = scheme.equals("http") ? Proxy.Type.HTTP : Proxy.Type.SOCKS;
            Optional<PasswordAuthentication> login =
                    Optional.ofNullable(uri.getRawUserInfo()).map(Proxies::login);
            return new Way(variable, new Proxy(type, InetSocketAddress.createUnresolved(host(uri), port)), login);
        } catch (URISyntaxException e) {
            throw unusable(variable);
        }
    }

    private static String host(URI uri) {
        return uri.getHost().replaceAll("^\\[|]$", "");
    }

    private static PasswordAuthentication login(String userInfo) {
        String[] parts = userInfo.split(":", 2);
        String password = parts.length == 2 ? decoded(parts[1]) : "";
        return new PasswordAuthentication(decoded(parts[0]), password.toCharArray());
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    private static StalledException unusable(String variable) {
        return new StalledException(
                Reason.SOURCE_INVALID,
                "the environment variable " + variable + " is no address of a proxy that Teal can use",
                "write it as in " + variable + "=http://proxy.example.com:3128, and start Teal again",
                null);
    }
}
