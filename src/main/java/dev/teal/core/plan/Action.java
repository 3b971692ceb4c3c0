package dev.teal.core.plan;

import dev.teal.core.desired.Manifest;
import dev.teal.core.port.Cluster;
import dev.teal.core.port.PortException;
import dev.teal.core.value.Color;
import dev.teal.core.value.ObjectRef;

/** One write, which performs itself. */
public sealed interface Action
        permits Action.CreateNamespace, Action.Apply, Action.Scale, Action.Delete, Action.Start, WriteService {

    /**
     * Does it.
     *
     * @throws PortException where the server did not confirm it; it may have been done all the same
     */
    void perform(Cluster cluster) throws PortException;

    /** What the log says was done. */
    String summary();

    /** The command that would do the same by hand. */
    String kubectl();

    /** Whether it brings what a commit wants: an older commit than another process has seen must not. */
    default boolean bringsCommit() {
        return true;
    }

    /** Whether a Service sends its traffic elsewhere afterwards. */
    default boolean movesTraffic() {
        return false;
    }

    /** Creates a namespace. */
    record CreateNamespace(String name) implements Action {
        @Override
        public void perform(Cluster cluster) throws PortException {
            cluster.createNamespace(name);
        }

        @Override
        public String summary() {
            return "created namespace " + name;
        }

        @Override
        public String kubectl() {
            return "kubectl create namespace " + name;
        }
    }

    /** Gives a Deployment that many pods, if it still has that version. */
    record Scale(ObjectRef deployment, int replicas, String resourceVersion) implements Action {

        @Override
        public void perform(Cluster cluster) throws PortException {
            cluster.scale(deployment, replicas, resourceVersion);
        }

        @Override
        public String summary() {
            return "put away " + deployment + ": " + replicas + (replicas == 1 ? " pod is" : " pods are") + " left";
        }

        @Override
        public String kubectl() {
            return "kubectl scale " + deployment.kubectl() + " --replicas=" + replicas;
        }
    }

    /** Starts a Job that tests a color, unless there is one of that name. */
    record Start(Manifest job, Color color) implements Action {

        @Override
        public void perform(Cluster cluster) throws PortException {
            cluster.create(job);
        }

        @Override
        public String summary() {
            return "started " + job.ref() + " to test " + color;
        }

        @Override
        public String kubectl() {
            return "kubectl create -f " + job.origin().file() + " -n "
                    + job.ref().namespace() + "  # as " + job.ref().name();
        }
    }

    /** Deletes an object, if it still has that version. */
    record Delete(ObjectRef object, String resourceVersion) implements Action {

        @Override
        public void perform(Cluster cluster) throws PortException {
            cluster.delete(object, resourceVersion);
        }

        @Override
        public String summary() {
            return "deleted " + object;
        }

        @Override
        public String kubectl() {
            return "kubectl delete " + object.kubectl();
        }
    }

    /** Applies an object that routes nothing; {@code why} says how it differed. */
    record Apply(Manifest manifest, String why) implements Action {
        @Override
        public void perform(Cluster cluster) throws PortException {
            cluster.apply(manifest);
        }

        @Override
        public String summary() {
            return "applied " + manifest.ref() + " (" + why + ")";
        }

        @Override
        public String kubectl() {
            return "kubectl apply --server-side -f " + manifest.origin().file() + " -n "
                    + manifest.ref().namespace();
        }
    }
}
