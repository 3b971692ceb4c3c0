package dev.teal.manifest.outside;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.core.value.Url;
import dev.teal.manifest.entry.Value;

/**
 * An address in the file that is not one of the folder's pods. Whoever may commit could have Teal ask anybody otherwise,
 * from inside of its network: so the installation says which it may be.
 *
 * @param example what is proposed where nothing shows what is meant
 */
public record Address(AllowedUrls allowed, String example) {

    private static final String API = "/api/v1(/.*)?$";
    private static final Pattern PARTS =
            Pattern.compile("(?is)(?:([a-z][a-z0-9+.-]*)://)?([^/?#]*)([^?#]*)([^#]*)(.*)");

    /** The address; complains where it is none, or none that is allowed. A user and a password in it are not repeated. */
    public Optional<Url> in(Value value) {
        Optional<String> text = value.text(example);
        Optional<Url> url = text.flatMap(Url::parse);
        if (text.isPresent() && url.isEmpty()) {
            complain(value, text.get());
        }
        if (url.filter(it -> !allowed.allow(it)).isPresent()) {
            value.complain(
                    "is no address that this installation lets folders name",
                    "remove it, or ask who runs Teal to add it to the setting teal.urls:" + " TEAL_URLS="
                            + text.get().replaceFirst("[?].*", ""));
        }
        return url;
    }

    /** The address of what the paths of an API are below: without them, and without a query. */
    Optional<Url> ofApi(Value value) {
        if (value.content() instanceof String text && Url.parse(text).isPresent()) {
            String base = text.replaceFirst("[?].*", "").replaceFirst(API, "");
            if (!base.equals(text)) {
                value.complain("goes on where Teal writes the path and the query itself", advice(value, base));
                return Optional.empty();
            }
        }
        return in(value);
    }

    private void complain(Value value, String text) {
        Matcher parts = PARTS.matcher(text.strip());
        boolean usual =
                parts.matches() && parts.group(1) != null && parts.group(1).matches("(?i)https?");
        if (!usual) {
            value.complain("is no address, which begins with http:// or https://", advice(value, example));
            return;
        }
        String host = parts.group(2).replaceFirst(".*@", "");
        String bare = parts.group(1) + "://" + host + parts.group(3) + parts.group(4);
        if (parts.group(2).contains("@")) {
            value.complain("has a user or a password: everyone who reads the repository has it", advice(value, bare));
        } else if (!parts.group(5).isEmpty()) {
            value.complain("has a fragment, which is never sent", advice(value, bare));
        } else {
            value.complain(
                    "is no address that is the same to everybody: a host, a port if it is another than usual, and a path"
                            + " without `..`, encoded slashes and characters that no path has",
                    advice(value, example));
        }
    }

    private String advice(Value value, String meant) {
        return "write for instance " + value.line("\"" + (Url.parse(meant).isPresent() ? meant : example) + "\"");
    }
}
