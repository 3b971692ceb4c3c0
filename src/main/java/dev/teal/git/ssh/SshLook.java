package dev.teal.git.ssh;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;

import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.transport.CredentialsProvider;
import org.eclipse.jgit.transport.RemoteSession;
import org.eclipse.jgit.transport.RemoteSession2;
import org.eclipse.jgit.transport.SshSessionFactory;
import org.eclipse.jgit.transport.URIish;
import org.eclipse.jgit.util.FS;

import dev.teal.core.port.PortException;
import dev.teal.git.failure.GitFailure;
import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.GitSettings;

/** SSH for one look: JGit's transport runs its commands here, one after the other over one connection. */
public final class SshLook extends SshSessionFactory implements AutoCloseable {

    private final GitSettings settings;
    private final SshSessions sessions;
    private final Deadline deadline;
    private Optional<SshConnection> connection = Optional.empty();
    private Optional<SshLine> line = Optional.empty();
    private Optional<RemoteCommand> last = Optional.empty();
    private State state = State.LOOKING;

    private enum State {
        LOOKING,
        OVER
    }

    SshLook(GitSettings settings, SshSessions sessions, Deadline deadline) {
        this.settings = settings;
        this.sessions = sessions;
        this.deadline = deadline;
    }

    @Override
    public RemoteSession getSession(URIish uri, CredentialsProvider credentials, FS fs, int millis) {
        return new Commands();
    }

    @Override
    public String getType() {
        return "teal";
    }

    /**
     * Whether the last command may have failed for no other reason than that it ran over a connection that had been used
     * before: some servers take one command for each connection.
     */
    public boolean deservesAnother(TransportException failure) {
        Optional<RemoteCommand> command;
        synchronized (this) {
            boolean used = connection.filter(it -> it.commands() > 1).isPresent();
            command = state == State.LOOKING && used ? last : Optional.empty();
        }
        return !GitFailure.isExplained(failure)
                && command.filter(it -> it.exitValue() < 0).isPresent();
    }

    /** Closes the connection; the next command runs over another. */
    public void hangUp() {
        Optional<SshConnection> open;
        synchronized (this) {
            open = connection;
        }
        // Outside the lock, which whoever aborts needs: to close may wait for JSch.
        open.ifPresent(SshConnection::close);
    }

    /** The same failure, with what the server has said about it. */
    public TransportException explained(TransportException failure) {
        Optional<RemoteCommand> command;
        synchronized (this) {
            command = last;
        }
        if (command.isEmpty() || GitFailure.isExplained(failure)) {
            return failure;
        }
        return wrapped(new SshTrouble(settings).ended(command.get(), failure));
    }

    /** Ends whatever waits, at once. */
    public void abort() {
        synchronized (this) {
            state = State.OVER;
            line.ifPresent(SshLine::cut);
        }
        hangUp();
    }

    /** Gives the connection back, if the look was not aborted. */
    @Override
    public synchronized void close() {
        if (state == State.LOOKING) {
            state = State.OVER;
            connection.ifPresent(sessions::keep);
        } else {
            connection.ifPresent(SshConnection::close);
        }
    }

    private RemoteCommand run(String command, Map<String, String> environment) throws PortException, IOException {
        SshConnection used = connection();
        try {
            return run(used, command, environment);
        } catch (SshConnection.NotRun e) {
            if (used.commands() < 2) {
                throw e;
            }
            // The server has closed what was kept, or takes one command for each connection.
            used.close();
            return run(connection(), command, environment);
        }
    }

    private RemoteCommand run(SshConnection over, String command, Map<String, String> environment) throws IOException {
        RemoteCommand running = over.run(command, environment, settings.limits().received(), deadline);
        synchronized (this) {
            last = Optional.of(running);
        }
        return running;
    }

    private SshConnection connection() throws PortException, IOException {
        SshLine wire = new SshLine(deadline);
        synchronized (this) {
            deadline.check();
            if (state == State.OVER) {
                throw new InterruptedIOException("the look is over");
            }
            if (connection.filter(SshConnection::isOpen).isPresent()) {
                return connection.get();
            }
            line = Optional.of(wire);
        }
        SshFiles files = SshFiles.read(settings.ssh());
        Optional<SshConnection> kept = sessions.take(files);
        SshConnection got = kept.isPresent() ? kept.get() : SshConnection.open(settings, files, wire);
        synchronized (this) {
            connection = Optional.of(got);
            if (state == State.OVER) {
                got.close();
            }
            return got;
        }
    }

    private static TransportException wrapped(Exception cause) {
        return new TransportException(String.valueOf(cause.getMessage()), cause);
    }

    private final class Commands implements RemoteSession2 {

        @Override
        public Process exec(String command, int seconds) throws TransportException {
            return exec(command, Map.of(), seconds);
        }

        @Override
        public Process exec(String command, Map<String, String> environment, int seconds) throws TransportException {
            try {
                return run(command, environment);
            } catch (PortException | IOException e) {
                throw wrapped(e);
            }
        }

        @Override
        public void disconnect() {
            // The connection is for the next command, too.
        }
    }
}
