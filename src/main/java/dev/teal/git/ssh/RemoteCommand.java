package dev.teal.git.ssh;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

import com.jcraft.jsch.ChannelExec;
import com.jcraft.jsch.JSchException;

import dev.teal.git.limit.BoundedStream;
import dev.teal.git.limit.Deadline;

/** A command at the server, as JGit wants to see it. */
final class RemoteCommand extends Process {

    private static final int MOST_SAID = 4096;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ChannelExec channel;
    private final Deadline deadline;
    private final Pipe answer;
    private final InputStream input;
    private final OutputStream output;
    private final Said said = new Said();

    private RemoteCommand(ChannelExec channel, long limit, Deadline deadline) throws IOException {
        this.channel = channel;
        this.deadline = deadline;
        this.answer = new Pipe(deadline);
        this.input = new BoundedStream(answer.source(), limit);
        this.output = channel.getOutputStream();
        channel.setOutputStream(answer);
        channel.setErrStream(said);
    }

    /** Runs what the channel was told to; {@code limit} is how many bytes may come back. */
    static RemoteCommand run(ChannelExec channel, long limit, Deadline deadline) throws IOException, JSchException {
        RemoteCommand command = new RemoteCommand(channel, limit, deadline);
        // Without a time of its own: given one, JSch does not see while it waits that the connection has ended.
        channel.connect();
        return command;
    }

    /** What the command or the server has said on its error output, in one line; nothing that a terminal would obey. */
    String said() {
        return said.text();
    }

    @Override
    public InputStream getInputStream() {
        return input;
    }

    @Override
    public OutputStream getOutputStream() {
        return output;
    }

    /** Nothing: what is said is kept here, and no more of it than is worth showing. */
    @Override
    public InputStream getErrorStream() {
        return InputStream.nullInputStream();
    }

    @Override
    public int waitFor() {
        return exitValue();
    }

    /** The exit status once the command has ended; -1 where it ended without one, or not before the deadline. */
    @Override
    public int exitValue() {
        said.awaitEnd(deadline);
        return channel.getExitStatus();
    }

    /** Ends it. Where its answer is over, its status and what it has said are on their way: they are waited for. */
    @Override
    public void destroy() {
        if (answer.isOver()) {
            said.awaitEnd(deadline.atMost(PATIENCE));
        }
        answer.abandon();
        channel.disconnect();
    }

    private static final class Said extends OutputStream {

        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private boolean ended;

        @Override
        public synchronized void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public synchronized void write(byte[] some, int offset, int length) {
            bytes.write(some, offset, Math.min(length, MOST_SAID - bytes.size()));
        }

        /** JSch closes it when the channel is closed, which is after the exit status has come. */
        @Override
        public synchronized void close() {
            ended = true;
            notifyAll();
        }

        synchronized String text() {
            return SshTrouble.plain(bytes.toString(StandardCharsets.UTF_8));
        }

        synchronized void awaitEnd(Deadline deadline) {
            try {
                while (!ended) {
                    deadline.check();
                    wait(deadline.remaining());
                }
            } catch (InterruptedIOException e) {
                // The status stays unknown.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
