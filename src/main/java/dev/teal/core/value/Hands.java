package dev.teal.core.value;

/** Tells a person at a command line from a tool that would write again. */
public final class Hands {

    private Hands() {}

    /** Whether this field manager is {@code kubectl} in one of its forms, or what came before any apply. */
    public static boolean isHand(String manager) {
        return manager.equals("kubectl") || manager.startsWith("kubectl-") || manager.equals("before-first-apply");
    }
}
