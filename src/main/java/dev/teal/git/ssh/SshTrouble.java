package dev.teal.git.ssh;

import java.io.EOFException;
import java.io.InterruptedIOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.Optional;

import com.jcraft.jsch.JSchAlgoNegoFailException;
import com.jcraft.jsch.JSchHostKeyException;
import com.jcraft.jsch.JSchSessionDisconnectException;
import org.eclipse.jgit.errors.NoRemoteRepositoryException;
import org.eclipse.jgit.errors.PackProtocolException;
import org.eclipse.jgit.errors.TransportException;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.git.failure.Causes;
import dev.teal.git.failure.GitFailure;
import dev.teal.git.key.PublicKey;
import dev.teal.git.key.SshFailure;
import dev.teal.git.setting.GitSettings;

/** Turns what JSch throws, and what a remote command says, into what it means. JSch says much in messages only. */
record SshTrouble(GitSettings settings) {

    /** What went wrong while connecting with {@code key}, other than the host key. */
    PortException connecting(Exception failure, PublicKey key, String user) {
        Causes causes = Causes.of(failure);
        String text = String.valueOf(failure.getMessage());
        if (text.startsWith("Auth ") || text.startsWith("USERAUTH")) {
            return new SshFailure(settings).refused(key, user);
        }
        Optional<JSchAlgoNegoFailException> negotiation = causes.find(JSchAlgoNegoFailException.class);
        if (negotiation.isPresent()) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    server() + " and Teal have no algorithm for "
                            + negotiation.get().getAlgorithmName()
                            + " in common: the server has " + negotiation.get().getServerProposal() + ", Teal "
                            + negotiation.get().getJSchProposal(),
                    "allow one of Teal's at the server",
                    failure);
        }
        if (causes.has(JSchHostKeyException.class)) {
            return new StalledException(
                    Reason.UNTRUSTED,
                    "the host certificate of " + settings.address().knownAs() + " is not accepted: " + text,
                    "ask the server's operator for a certificate that is valid and not revoked",
                    failure);
        }
        if (causes.has(InterruptedIOException.class)) {
            return new GitFailure(settings).late();
        }
        if (causes.has(UnknownHostException.class)) {
            return unreachable("no name server knows " + settings.address().host(), failure);
        }
        if (causes.has(ConnectException.class)) {
            return unreachable(server() + " refuses the connection", failure);
        }
        if (causes.has(NoRouteToHostException.class)) {
            return unreachable("there is no way to " + server(), failure);
        }
        Optional<JSchSessionDisconnectException> bye = causes.find(JSchSessionDisconnectException.class);
        if (bye.isPresent()) {
            return unreachable(
                    server() + " ended the connection: " + plain(bye.get().getDescription()), failure);
        }
        if (text.contains("version string") || text.contains("invalid protocol")) {
            return unreachable(server() + " does not answer as an SSH server does", failure);
        }
        if (text.contains("closed by foreign host") || text.contains("End of IO Stream Read")) {
            return unreachable(server() + " closed the connection before it let Teal in", failure);
        }
        return unreachable(server() + " does not answer: " + plain(text), failure);
    }

    /** What it means that {@code command} ended without a full answer. */
    PortException ended(RemoteCommand command, TransportException failure) {
        int status = command.exitValue();
        String said = command.said();
        String says = said.isEmpty() ? "" : "; the server says: " + said;
        if (status == 127) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    server() + " has no program git-upload-pack" + says,
                    "install Git there, or set teal.git.url to a server that has it",
                    null);
        }
        Causes causes = Causes.of(failure);
        boolean nothing = causes.has(NoRemoteRepositoryException.class);
        if (nothing && (status >= 0 || !said.isEmpty())) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    "there is no repository at " + settings.url() + ", or it is not shown to this key" + says,
                    "check teal.git.url, and what the key may read",
                    null);
        }
        Throwable first = causes.first();
        boolean foreign = causes.has(PackProtocolException.class)
                || causes.all().stream()
                        .anyMatch(it -> String.valueOf(it.getMessage()).startsWith("Invalid packet line"));
        if (foreign) {
            return new StalledException(
                    Reason.SOURCE_INVALID,
                    settings.url() + " does not answer as Git does" + says,
                    "see to it that a login without a terminal prints nothing of its own there",
                    failure);
        }
        String reason = first instanceof EOFException ? "" : ": " + plain(String.valueOf(first.getMessage()));
        return unreachable(settings.url() + " broke off its answer" + reason + says, failure);
    }

    private TransientException unreachable(String message, Exception failure) {
        return new TransientException(Reason.GIT_UNREACHABLE, message, failure);
    }

    private String server() {
        return settings.address().host() + ":" + settings.address().port();
    }

    /** One line that a terminal does not obey, and no more of it than is worth showing. */
    static String plain(String text) {
        String line = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return line.length() > 300 ? line.substring(0, 300) + "…" : line;
    }
}
