package dev.teal.kube;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.teal.core.port.Announcement;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.AtServer;
import dev.teal.kube.api.Listed;

/** Writes Kubernetes Events. */
record Events(AtServer reader, Clock clock) {

    private static final int MESSAGE_LIMIT = 1024;

    void write(Announcement announcement) throws PortException {
        ObjectRef about = announcement.about();
        String uid = reader.get(about).text("metadata", "uid");
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        String message = announcement.message();
        Tree event = Tree.EMPTY
                .with("v1", "apiVersion")
                .with("Event", "kind")
                .with(about.name() + ".", "metadata", "generateName")
                .with(about.namespace(), "metadata", "namespace")
                .with(involved(about, uid), "involvedObject")
                .with(announcement.weight() == Announcement.Weight.NORMAL ? "Normal" : "Warning", "type")
                .with(announcement.reason(), "reason")
                .with(message.substring(0, Math.min(message.length(), MESSAGE_LIMIT)), "message")
                .with("teal", "source", "component")
                .with("teal.dev/teal", "reportingComponent")
                .with(now, "firstTimestamp")
                .with(now, "lastTimestamp")
                .with(1, "count");
        reader.server().create(new Listed("v1", about.namespace(), "events").path(), event);
    }

    private static Tree involved(ObjectRef about, String uid) {
        Tree involved = Tree.EMPTY
                .with(about.apiVersion(), "apiVersion")
                .with(about.kind(), "kind")
                .with(about.namespace(), "namespace")
                .with(about.name(), "name");
        return uid.isEmpty() ? involved : involved.with(uid, "uid");
    }
}
