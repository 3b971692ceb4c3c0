package dev.teal.git;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import javax.net.ssl.SSLSocketFactory;

import dev.teal.core.port.FolderReader;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Snapshot;
import dev.teal.core.port.Source;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.git.failure.Causes;
import dev.teal.git.failure.GitFailure;
import dev.teal.git.http.Authorities;
import dev.teal.git.http.Proxies;
import dev.teal.git.limit.Deadline;
import dev.teal.git.setting.GitSettings;
import dev.teal.git.setting.NoUserConfig;
import dev.teal.git.ssh.SshSessions;
import dev.teal.git.tree.Applications;

/**
 * A branch of a Git repository, by JGit. No work tree, no hooks, filters or submodules, no configuration of the user or
 * the machine. A branch that was forced to anything is just another tree: what was before is never asked about.
 */
public final class GitSource implements Source, AutoCloseable {

    private final GitSettings settings;
    private final Applications applications;
    private final Authorities authorities;
    private final Proxies proxies;
    private final GitFailure failure;
    private final Optional<SshSessions> ssh;
    private final ExecutorService executor = new ThreadPoolExecutor(
            0, 2, 30, TimeUnit.SECONDS, new SynchronousQueue<>(), this::thread, new ThreadPoolExecutor.AbortPolicy());
    private volatile Optional<Snapshot> last = Optional.empty();
    private volatile Optional<Refused> refused = Optional.empty();

    /** Reads folders of that repository by {@code format}, through the proxy that the environment names. */
    public GitSource(GitSettings settings, FolderReader format) {
        this(settings, format, new Proxies(System::getenv));
    }

    GitSource(GitSettings settings, FolderReader format, Proxies proxies) {
        NoUserConfig.install();
        this.settings = settings;
        this.applications = new Applications(settings, format);
        this.authorities = new Authorities(settings.authorities());
        this.proxies = proxies;
        this.failure = new GitFailure(settings);
        this.ssh = settings.address().isSsh() ? Optional.of(new SshSessions(settings)) : Optional.empty();
    }

    /**
     * {@inheritDoc}
     *
     * <p>The whole look ends at {@link GitSettings#timeout()}, however slowly the server sends.
     */
    @Override
    public synchronized Snapshot look() throws PortException {
        Snapshot snapshot = withinTime();
        last = Optional.of(snapshot);
        return snapshot;
    }

    /** A commit that can't be read as it is: it is not fetched again at each look. */
    private record Refused(String commit, StalledException why) {}

    @Override
    public void close() {
        executor.shutdownNow();
        ssh.ifPresent(SshSessions::close);
    }

    private Snapshot withinTime() throws PortException {
        Optional<SSLSocketFactory> tls = settings.url().startsWith("https:") ? authorities.sockets() : Optional.empty();
        Optional<Proxies.Way> way = way();
        GitFailure failure = new GitFailure(settings, way);
        Deadline deadline = new Deadline(settings.timeout());
        Remote remote = new Remote(settings, deadline, tls, way, ssh.map(it -> it.look(deadline)));
        Future<Snapshot> look;
        try {
            look = executor.submit(() -> {
                try (remote) {
                    return remote.ask(this::read);
                }
            });
        } catch (java.util.concurrent.RejectedExecutionException e) {
            // Two earlier looks still hang in reads that end by themselves; a third would only hang beside them.
            throw failure.late();
        }
        try {
            return look.get(settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            look.cancel(true);
            remote.abort();
            throw failure.late();
        } catch (ExecutionException e) {
            throw meaning(e.getCause(), failure);
        } catch (InterruptedException e) {
            look.cancel(true);
            remote.abort();
            Thread.currentThread().interrupt();
            throw failure.late();
        }
    }

    private Optional<Proxies.Way> way() throws PortException {
        try {
            return settings.url().startsWith("http")
                    ? proxies.to(URI.create(settings.url()).toURL())
                    : Optional.empty();
        } catch (MalformedURLException e) {
            throw failure.of(e);
        }
    }

    /** An error of the virtual machine has no meaning for Git; whoever called decides how to go on. */
    private static PortException meaning(Throwable cause, GitFailure failure) {
        Optional<Error> error = Causes.of(cause).find(Error.class);
        if (error.isPresent()) {
            throw error.get();
        }
        return cause instanceof PortException port ? port : failure.of(cause);
    }

    private Snapshot read(Exchange exchange) throws PortException, IOException {
        String newest = exchange.newest().name();
        Optional<Snapshot> known = last.filter(it -> it.head().id().equals(newest));
        if (known.isPresent()) {
            return known.get();
        }
        if (refused.isPresent() && refused.get().commit().equals(newest)) {
            throw refused.get().why();
        }
        try {
            return applications.in(exchange.fetched(), exchange.newest(), last);
        } catch (StalledException e) {
            if (e.reason() != Reason.UNAUTHORIZED) {
                refused = Optional.of(new Refused(newest, e));
            }
            throw e;
        } catch (IOException e) {
            if (failure.of(e) instanceof StalledException stalled && stalled.reason() == Reason.TOO_LARGE) {
                refused = Optional.of(new Refused(newest, stalled));
            }
            throw e;
        }
    }

    private Thread thread(Runnable task) {
        Thread thread = new Thread(task, "teal-git-" + settings.address().name());
        thread.setDaemon(true);
        return thread;
    }
}
