package dev.teal.git.ssh;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;

import dev.teal.core.port.PortException;
import dev.teal.git.key.HostKeys;
import dev.teal.git.key.KnownHosts;
import dev.teal.git.key.SshFailure;
import dev.teal.git.key.SshIdentity;
import dev.teal.git.key.SshKey;
import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.GitAddress;
import dev.teal.git.setting.GitSettings;

/** One SSH connection. Its user is let in, and its host key is the right one. */
final class SshConnection implements AutoCloseable {

    /** The shortest time after which networks are known to forget a connection that is silent is four minutes. */
    private static final Duration LONGEST_SILENCE = Duration.ofMinutes(3);

    private final SshFiles files;
    private final SshLine line;
    private final Session session;
    private volatile long lastUsed = System.nanoTime();
    private volatile int commands;

    private SshConnection(SshFiles files, SshLine line, Session session) {
        this.files = files;
        this.line = line;
        this.session = session;
    }

    /** Connects over {@code line} and shows who Teal is, by what is in {@code files}. */
    static SshConnection open(GitSettings settings, SshFiles files, SshLine line) throws PortException {
        SshFailure failure = new SshFailure(settings);
        GitAddress address = settings.address();
        KnownHosts known;
        try {
            known = KnownHosts.parse(files.knownHosts());
        } catch (KnownHosts.BadLine e) {
            throw failure.badLine(e);
        }
        SshIdentity identity = new SshKey(files.key(), files.passphrase(), failure).unlocked();
        HostKeys hostKeys = new HostKeys(known, failure, address.knownAs());
        String user = address.user().orElse(settings.username());
        try {
            JSch jsch = new JSch();
            jsch.setHostKeyRepository(hostKeys);
            jsch.addIdentity(identity, null);
            Session session = jsch.getSession(user, address.host(), address.port());
            SshAlgorithms.choose(session, known, address.knownAs());
            session.setConfig("StrictHostKeyChecking", "yes");
            session.setConfig("PreferredAuthentications", "publickey");
            session.setConfig("enable_auth_none", "no");
            session.setDaemonThread(true);
            session.setSocketFactory(line);
            session.connect(line.deadline().remaining());
            return new SshConnection(files, line, session);
        } catch (JSchException | RuntimeException e) {
            line.cut();
            throw hostKeys.refusal()
                    .<PortException>map(it -> it)
                    .orElseGet(() -> new SshTrouble(settings).connecting(e, identity.key(), user));
        }
    }

    /** Whether it can be used again, by someone who has read {@code now}. */
    boolean serves(SshFiles now) {
        return session.isConnected() && files.equals(now) && System.nanoTime() - lastUsed < LONGEST_SILENCE.toNanos();
    }

    boolean isOpen() {
        return session.isConnected();
    }

    /** How many commands it was asked to run. */
    int commands() {
        return commands;
    }

    /** Runs a command; {@code limit} is how many bytes may come back. */
    RemoteCommand run(String command, Map<String, String> environment, long limit, Deadline deadline)
            throws IOException {
        commands++;
        lastUsed = System.nanoTime();
        try {
            ChannelExec channel = (ChannelExec) session.openChannel("exec");
            if (channel == null) {
                // What JSch returns while another thread of it is ending the connection, which still counts as open.
                throw new JSchException("session is ending");
            }
            channel.setCommand(command);
            environment.forEach(channel::setEnv);
            return RemoteCommand.run(channel, limit, deadline);
        } catch (JSchException e) {
            throw new NotRun(e);
        }
    }

    /** The connection has ended, or the server runs no command over it. */
    static final class NotRun extends IOException {

        private static final long serialVersionUID = 1;

        NotRun(JSchException cause) {
            super("it ran no command: " + cause.getMessage(), cause);
        }
    }

    /** Ends it at once, also where somebody waits for the other side: the socket first, which no lock protects. */
    @Override
    public void close() {
        line.cut();
        session.disconnect();
    }
}
