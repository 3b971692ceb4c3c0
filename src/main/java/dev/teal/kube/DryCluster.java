package dev.teal.kube;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import dev.teal.core.live.Aim;
import dev.teal.core.live.Effect;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ApiPaths;
import dev.teal.kube.api.ApiServer;
import dev.teal.kube.api.AtServer;
import dev.teal.kube.api.Listed;
import dev.teal.kube.look.JobReader;
import dev.teal.kube.look.Look;
import dev.teal.kube.watch.Watches;

/** A real Kubernetes that is read, and in which writes are tried by dry run; there is no way to do one. Nothing is watched. */
public final class DryCluster {

    private final AtServer reader;
    private final JobReader jobs;
    private final Applier applier;

    /** Nothing is read yet. */
    public DryCluster(ApiConnection connection) {
        ApiServer server = new ApiServer(connection, (verb, status) -> {});
        ApiPaths paths = new ApiPaths(server);
        this.reader = new AtServer(server, paths);
        this.jobs = new JobReader(server);
        this.applier = new Applier(reader, new Watches(connection, paths, Clock.systemUTC()));
    }

    /**
     * Reads what a decision needs.
     *
     * @throws PortException where that can't be done
     */
    public Live look(Scope scope) throws PortException {
        return new Look(reader, jobs, scope).live();
    }

    /**
     * What applying an object would do to it.
     *
     * @throws PortException where that can't be found out; that it would be refused is an answer
     */
    public Effect effect(Aim aim) throws PortException {
        return applier.effect(aim);
    }

    /**
     * The application that an object was last applied for; empty where it does not exist, or was applied for none.
     *
     * @throws PortException where that can't be found out
     */
    public Optional<String> holder(ObjectRef object) throws PortException {
        return Scope.application(reader.get(object));
    }

    /**
     * An object as it is, with all that the server keeps of it; empty where it does not exist.
     *
     * @throws PortException where it can't be read
     */
    public Tree object(ObjectRef ref) throws PortException {
        return reader.get(ref);
    }

    /**
     * All objects of a kind in a namespace; of each its kind and version are left out, as servers do in lists.
     *
     * @throws PortException where they can't be read
     */
    public List<Tree> all(Listed what) throws PortException {
        return reader.list(what, it -> it);
    }
}
