package dev.teal.app.text;

import java.util.Set;

/**
 * Where this program listens, as something to open in a browser.
 *
 * @param host a name or an address of this machine, or the one that stands for all of them
 */
public record Place(String host, int port) {

    private static final Set<String> ALL = Set.of("0.0.0.0", "::", "0:0:0:0:0:0:0:0");

    /** The same for who reads a pod's log, whose machine is another one. */
    public String inPod() {
        return "port " + port + " of this pod; open them by `kubectl port-forward`";
    }

    @Override
    public String toString() {
        return ALL.contains(host)
                ? url("127.0.0.1") + ", and on this machine's other addresses"
                : url(host.contains(":") ? "[" + host + "]" : host);
    }

    private String url(String name) {
        return "http://" + name + ":" + port;
    }
}
