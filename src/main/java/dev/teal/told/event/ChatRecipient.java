package dev.teal.told.event;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.vertx.core.json.JsonObject;

import dev.teal.told.post.Brief;
import dev.teal.told.post.HttpAddress;
import dev.teal.told.post.Letter;
import dev.teal.told.post.Recipient;
import dev.teal.told.post.SecretFile;

/**
 * A chat that takes what Slack's incoming webhooks take: one message for all that has happened meanwhile, so that a commit to
 * hundreds of applications is no flood. Its address is the secret.
 *
 * @param name what this installation calls itself
 * @param page the address of Teal's own page
 */
record ChatRecipient(SecretFile address, Optional<String> name, Optional<URI> page) implements Recipient<Happening> {

    private static final int LINES = 20;
    private static final int OF_AN_APPLICATION = 20;
    private static final int LONGEST_LINE = 500;

    /** Shows nothing; behind an @ it keeps Mattermost and others from calling people. */
    private static final String NOTHING = "\u200B";

    @Override
    public int most() {
        return LINES;
    }

    @Override
    public int ofTheSame() {
        return OF_AN_APPLICATION;
    }

    @Override
    public Letter letter(List<Happening> happenings, int left) throws IOException {
        URI to;
        try {
            to = HttpAddress.checked(address.setting(), address.read(), "https://hooks.slack.com/services/…");
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
        String text = happenings.stream().map(this::line).collect(Collectors.joining("\n"));
        String more = left == 0 ? "" : "\n… and " + left + " more, which were too many to be told";
        return new Letter(
                to, Map.of(), new JsonObject().put("text", text + more).encode());
    }

    private String line(Happening it) {
        String who = name.map(name -> name + ": ").orElse("") + it.application() + ": ";
        String link = page.map(base -> " <" + base + "/commits/" + it.commit().id() + "|more>")
                .orElse("");
        return inert(Brief.of(who + it.text(), LONGEST_LINE)) + link;
    }

    /** As Slack wants it (docs.slack.dev, formatting message text): so no text can be a link or a mention. */
    private static String inert(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("@", "@" + NOTHING);
    }
}
