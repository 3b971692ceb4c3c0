package dev.teal.kube;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import io.fabric8.kubernetes.api.model.Event;
import io.fabric8.kubernetes.api.model.EventBuilder;

import dev.teal.core.port.Announcement;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.kube.api.AtServer;

/** Writes Kubernetes Events. */
record Events(AtServer reader, Clock clock) {

    private static final int MESSAGE_LIMIT = 1024;

    void write(Announcement announcement) throws PortException {
        ObjectRef about = announcement.about();
        String uid = reader.get(about).text("metadata", "uid");
        String now = Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
        String message = announcement.message();
        Event event = new EventBuilder()
                .withNewMetadata()
                .withGenerateName(about.name() + ".")
                .withNamespace(about.namespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.apiVersion())
                .withKind(about.kind())
                .withNamespace(about.namespace())
                .withName(about.name())
                .withUid(uid.isEmpty() ? null : uid)
                .endInvolvedObject()
                .withType(announcement.weight() == Announcement.Weight.NORMAL ? "Normal" : "Warning")
                .withReason(announcement.reason())
                .withMessage(message.substring(0, Math.min(message.length(), MESSAGE_LIMIT)))
                .withNewSource()
                .withComponent("teal")
                .endSource()
                .withReportingComponent("teal.dev/teal")
                .withFirstTimestamp(now)
                .withLastTimestamp(now)
                .withCount(1)
                .build();
        reader.server()
                .write(
                        "create",
                        "event on " + about,
                        client -> client.v1()
                                .events()
                                .inNamespace(about.namespace())
                                .resource(event)
                                .create());
    }
}
