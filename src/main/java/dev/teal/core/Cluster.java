package dev.teal.core;

/** The Kubernetes that is compared and written to. */
public interface Cluster {

    /**
     * Looks at everything that a decision about this release needs, at the API server itself, never in a cache, and
     * compares each object by the server's own dry run. Nothing is written.
     *
     * @throws PortException where the look can't be completed
     */
    Observed observe(Release release) throws PortException;

    /**
     * Does one action, in one request where the action says so.
     *
     * @throws PortException where the server did not confirm it; it may have been done all the same
     */
    void perform(Action action) throws PortException;

    /**
     * Writes a Kubernetes Event on an object.
     *
     * @throws PortException where the server did not take it
     */
    void announce(Announcement announcement) throws PortException;
}
