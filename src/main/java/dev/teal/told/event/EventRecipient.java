package dev.teal.told.event;

import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.vertx.core.json.JsonObject;

import dev.teal.told.post.Letter;
import dev.teal.told.post.Recipient;
import dev.teal.told.post.SecretFile;

/**
 * Somebody who takes CloudEvents 1.0, one a letter, in structured mode (cloudevents/spec, http-protocol-binding).
 *
 * @param source who tells
 * @param secret what the letters are signed with
 * @param page the address of Teal's own page
 */
record EventRecipient(URI to, String source, Optional<SecretFile> secret, Optional<URI> page, Clock clock)
        implements Recipient<Happening> {

    private static final int OF_AN_APPLICATION = 50;

    @Override
    public int most() {
        return 1;
    }

    @Override
    public int ofTheSame() {
        return OF_AN_APPLICATION;
    }

    @Override
    public Letter letter(List<Happening> happenings, int left) throws IOException {
        Happening it = happenings.get(0);
        JsonObject event = new JsonObject()
                .put("specversion", "1.0")
                .put("id", it.id())
                .put("source", source)
                .put("type", "dev.teal." + it.kind().word())
                .put("subject", it.application())
                .put("time", it.at().toString())
                .put("datacontenttype", "application/json")
                .put("data", data(it));
        String body = event.encode();
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", "application/cloudevents+json; charset=utf-8");
        if (secret.isPresent()) {
            headers.putAll(Signature.headers(secret.get().read(), it.id(), clock.instant(), body));
        }
        return new Letter(to, headers, body);
    }

    private JsonObject data(Happening it) {
        JsonObject data = new JsonObject()
                .put("application", it.application())
                .put("commit", it.commit().id())
                .put("message", it.text());
        it.color().ifPresent(color -> data.put("color", color.word()));
        it.hold()
                .ifPresent(hold -> data.put(
                        "hold",
                        new JsonObject()
                                .put("reason", hold.reason().name())
                                .put("message", hold.message())
                                .put("advice", hold.advice())));
        page.ifPresent(base -> data.put("page", base + "/commits/" + it.commit().id()));
        return data;
    }
}
