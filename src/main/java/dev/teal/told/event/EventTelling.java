package dev.teal.told.event;

import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

import dev.teal.core.status.Status;
import dev.teal.core.status.Tick;
import dev.teal.told.post.Courier;
import dev.teal.told.post.Diary;
import dev.teal.told.post.Outbox;
import dev.teal.told.post.Pauses;
import dev.teal.told.post.Recipient;
import dev.teal.told.post.SecretFile;

/** Tells what has happened to applications: programs of everything, a chat of what a person wants to know at once. */
public final class EventTelling {

    private final Happenings happenings = new Happenings();
    private final List<Outbox<Happening>> programs = new ArrayList<>();
    private final List<Outbox<Happening>> chats = new ArrayList<>();
    private final Vertx vertx;
    private final Clock clock;
    private final BooleanSupplier mayTell;
    private final Pauses pauses;
    private final Optional<String> name;
    private final Optional<URI> page;

    /**
     * @param mayTell whether this process is the one that tells
     * @param name what this installation calls itself
     * @param page the address of Teal's own page, where there is one
     */
    public EventTelling(
            Vertx vertx,
            Clock clock,
            BooleanSupplier mayTell,
            Pauses pauses,
            Optional<String> name,
            Optional<URI> page) {
        this.vertx = vertx;
        this.clock = clock;
        this.mayTell = mayTell;
        this.pauses = pauses;
        this.name = name;
        this.page = page;
    }

    /** From now on tells this address, too, by CloudEvents that are signed with {@code secret}. */
    public EventTelling program(URI to, Optional<SecretFile> secret, Courier courier, Diary diary) {
        String source = "/teal" + name.map(it -> "/" + it).orElse("");
        programs.add(outbox(new EventRecipient(to, source, secret, page, clock), courier, diary));
        return this;
    }

    /** From now on tells the chat, too, whose address is in this file. */
    public EventTelling chat(SecretFile address, Courier courier, Diary diary) {
        chats.add(outbox(new ChatRecipient(address, name, page), courier, diary));
        return this;
    }

    private Outbox<Happening> outbox(Recipient<Happening> recipient, Courier courier, Diary diary) {
        return new Outbox<>(vertx, clock, recipient, courier, mayTell, pauses, diary);
    }

    /** A look has ended. It does not wait. */
    public void looked(Optional<Status> before, Status after, Tick tick) {
        for (Happening it : happenings.looked(before, after, tick)) {
            programs.forEach(outbox -> outbox.put(it.application(), it));
            if (it.newness() == Happening.Newness.NEW && it.kind() != Happening.Kind.SETTLED) {
                chats.forEach(outbox -> outbox.put(it.application(), it));
            }
        }
    }

    /** Completes once nothing is left to tell. */
    public Future<Void> emptied() {
        List<Future<Void>> all = new ArrayList<>();
        programs.forEach(it -> all.add(it.emptied()));
        chats.forEach(it -> all.add(it.emptied()));
        return Future.join(all).mapEmpty();
    }
}
