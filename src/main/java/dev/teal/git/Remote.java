package dev.teal.git;

import java.io.IOException;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.SSLSocketFactory;

import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;
import org.eclipse.jgit.transport.RefSpec;
import org.eclipse.jgit.transport.SshTransport;
import org.eclipse.jgit.transport.TagOpt;
import org.eclipse.jgit.transport.Transport;
import org.eclipse.jgit.transport.TransportHttp;
import org.eclipse.jgit.transport.URIish;

import dev.teal.core.port.PortException;
import dev.teal.git.failure.GitFailure;
import dev.teal.git.http.Connections;
import dev.teal.git.http.Proxies;
import dev.teal.git.http.Token;
import dev.teal.git.limit.BoundedStore;
import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.GitSettings;
import dev.teal.git.ssh.SshLook;

/** The other side: asks for one ref, and fetches one commit. */
public final class Remote implements AutoCloseable {

    private final GitSettings settings;
    private final GitFailure failure;
    private final Connections connections;
    private final Optional<SshLook> ssh;

    /**
     * The other side for one look; {@code tls} makes the sockets for HTTPS, {@code way} leads through a proxy, {@code ssh}
     * is there for an SSH address.
     */
    Remote(
            GitSettings settings,
            Deadline deadline,
            Optional<SSLSocketFactory> tls,
            Optional<Proxies.Way> way,
            Optional<SshLook> ssh) {
        this.settings = settings;
        this.failure = new GitFailure(settings, way);
        this.connections = new Connections(settings.url(), settings.limits().received(), deadline, tls, way);
        this.ssh = ssh;
    }

    /**
     * Asks for the branch's newest commit: for one ref (protocol v2, {@code ref-prefix}), however many the server has.
     * {@code use} may go on to fetch it; it is begun anew where a connection that had been used before does not last.
     */
    <T> T ask(Exchange.Use<T> use) throws PortException, IOException, URISyntaxException {
        try {
            return asked(use);
        } catch (TransportException e) {
            if (ssh.isEmpty()) {
                throw e;
            }
            if (!ssh.get().deservesAnother(e)) {
                throw ssh.get().explained(e);
            }
            ssh.get().hangUp();
        }
        try {
            return asked(use);
        } catch (TransportException e) {
            throw ssh.get().explained(e);
        }
    }

    /** Ends what still waits for an answer. */
    void abort() {
        connections.abort();
        ssh.ifPresent(SshLook::abort);
    }

    @Override
    public void close() {
        ssh.ifPresent(SshLook::close);
    }

    private <T> T asked(Exchange.Use<T> use) throws PortException, IOException, URISyntaxException {
        RefSpec spec = new RefSpec("+" + settings.ref() + ":" + settings.ref());
        try (BoundedStore store = new BoundedStore(settings.limits());
                Transport transport = open(store);
                FetchConnection connection = transport.openFetch(List.of(spec))) {
            Ref branch = connection.getRef(settings.ref());
            if (branch == null || branch.getObjectId() == null) {
                throw failure.noBranch();
            }
            return use.of(new Exchange(store, connection, branch));
        }
    }

    private Transport open(Repository store) throws PortException, IOException, URISyntaxException {
        Transport transport = Transport.open(store, new URIish(settings.url()));
        transport.setTagOpt(TagOpt.NO_TAGS);
        transport.setDepth(1);
        if (transport instanceof SshTransport over && ssh.isPresent()) {
            over.setSshSessionFactory(ssh.get());
        }
        if (transport instanceof TransportHttp http) {
            http.setHttpConnectionFactory(connections);
            // Without being asked first, which would cost a further exchange at each look: it is always the same
            // origin.
            new Token(settings.tokenFile())
                    .read()
                    .ifPresent(token -> http.setPreemptiveBasicAuthentication(settings.username(), token));
        }
        return transport;
    }
}
