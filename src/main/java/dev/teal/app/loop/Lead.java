package dev.teal.app.loop;

import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.Leadership.Candidate;
import dev.teal.core.port.Standing;

/** What follows for the looks from who leads: whoever comes to lead looks at everything anew. */
@Singleton
public class Lead implements Candidate {

    /** After the looks have ended, whose observers have none. */
    private static final int LAST = 5000;

    private final Leadership leadership;
    private final Pulse pulse;
    private final Poll poll;

    Lead(Leadership leadership, Pulse pulse, Poll poll) {
        this.leadership = leadership;
        this.pulse = pulse;
        this.poll = poll;
    }

    void start(@Observes StartupEvent event) {
        leadership.seek(this);
    }

    /** The Git server says that it has something new; that may have come to a process that does not lead. */
    public void hooked() {
        if (leadership.standing().part() == Standing.Part.STANDS_BY) {
            leadership.passOn();
        }
        poll.hooked();
    }

    @Override
    public void taking() {
        pulse.forgetAll();
    }

    @Override
    public void taken() {
        apart("teal-lead", pulse::polled);
    }

    @Override
    public void lost() {
        pulse.forgetAll();
    }

    @Override
    public void news() {
        apart("teal-news", poll::hooked);
    }

    /** Who tells of the Lease must not wait for Git or the cluster. */
    private static void apart(String name, Runnable task) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** No look goes on, so the next one may begin at once. */
    void stop(@Observes @Priority(LAST) ShutdownEvent event) {
        leadership.resign();
    }
}
