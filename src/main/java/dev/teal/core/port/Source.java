package dev.teal.core.port;

/** Where the desired state comes from: a branch of a Git repository. */
public interface Source {

    /**
     * Asks for the branch's newest commit and reads the applications in it. Asking costs one exchange; where nothing is
     * new, the same snapshot comes back. A reading whose content did not change keeps the commit that brought it.
     *
     * @throws PortException where the repository can't be had; what was read before stays valid
     */
    Snapshot look() throws PortException;
}
