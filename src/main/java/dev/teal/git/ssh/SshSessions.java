package dev.teal.git.ssh;

import java.util.Optional;

import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.GitSettings;

/** Keeps one SSH connection from look to look, so that a poll costs neither a handshake nor a signature. */
public final class SshSessions implements AutoCloseable {

    private final GitSettings settings;
    private Optional<SshConnection> kept = Optional.empty();
    private State state = State.OPEN;

    private enum State {
        OPEN,
        CLOSED
    }

    public SshSessions(GitSettings settings) {
        this.settings = settings;
    }

    /** What one look needs of it. */
    public SshLook look(Deadline deadline) {
        return new SshLook(settings, this, deadline);
    }

    /** The kept connection, if it was opened with the files as they are now and is still open; nobody else gets it. */
    synchronized Optional<SshConnection> take(SshFiles now) {
        Optional<SshConnection> taken = kept.filter(it -> it.serves(now));
        if (taken.isEmpty()) {
            kept.ifPresent(SshConnection::close);
        }
        kept = Optional.empty();
        return taken;
    }

    /** Gives a connection back. */
    synchronized void keep(SshConnection connection) {
        if (state == State.CLOSED || kept.isPresent() || !connection.isOpen()) {
            connection.close();
        } else {
            kept = Optional.of(connection);
        }
    }

    @Override
    public synchronized void close() {
        state = State.CLOSED;
        kept.ifPresent(SshConnection::close);
        kept = Optional.empty();
    }
}
