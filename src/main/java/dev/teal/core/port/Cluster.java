package dev.teal.core.port;

import java.util.Map;
import java.util.Optional;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Live;
import dev.teal.core.live.Scope;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;

/** The Kubernetes that is read, compared with and written to. It has no opinion: what matters is told to it. */
public interface Cluster extends Lookout {

    /**
     * Reads what a decision needs at the API server itself, never in a cache. Nothing is written.
     *
     * @throws PortException where the look can't be completed
     */
    Live look(Scope scope) throws PortException;

    /**
     * The Deployments in a namespace that were applied for some application, whether or not Git still has it, each with its
     * name. Nothing is written.
     *
     * @throws PortException where they can't be read
     */
    Map<ObjectRef, String> applied(String namespace) throws PortException;

    /**
     * The application that an object was last applied for; empty where it does not exist, or was applied for none. Nothing is
     * written.
     *
     * @throws PortException where that can't be found out
     */
    Optional<String> holder(ObjectRef object) throws PortException;

    /**
     * How one object differs from what it shall be, by the server's own dry run. Nothing is written.
     *
     * @throws PortException where that can't be found out; that it would be refused is an answer
     */
    Drift compare(Aim aim) throws PortException;

    /**
     * Creates a namespace.
     *
     * @throws PortException where the server did not confirm it; it may have been done all the same, as with each write
     */
    void createNamespace(String name) throws PortException;

    /**
     * Applies an object in one request; if it has a {@linkplain Manifest#guard guard}, only over that version.
     *
     * @throws PortException {@link Reason#MODIFIED} where the guard was not met
     */
    void apply(Manifest manifest) throws PortException;

    /**
     * Applies an object that does not exist; one that somebody else has made meanwhile is not taken over.
     *
     * @throws PortException {@link Reason#MODIFIED} where it exists
     */
    void create(Manifest manifest) throws PortException;

    /**
     * Replaces a Service's whole selector and nothing else, if it still has that version.
     *
     * @throws PortException {@link Reason#MODIFIED} where it has not
     */
    void reselect(ObjectRef service, Selector selector, String resourceVersion) throws PortException;

    /**
     * Sets a Deployment's {@code spec.replicas} and nothing else, if it still has that version.
     *
     * @throws PortException {@link Reason#MODIFIED} where it has not
     */
    void scale(ObjectRef deployment, int replicas, String resourceVersion) throws PortException;

    /**
     * Deletes an object with what it owns, if it still has that version. One that does not exist is deleted.
     *
     * @throws PortException {@link Reason#MODIFIED} where it has another version
     */
    void delete(ObjectRef object, String resourceVersion) throws PortException;

    /**
     * Writes a Kubernetes Event on an object.
     *
     * @throws PortException where the server did not take it
     */
    void announce(Announcement announcement) throws PortException;
}
