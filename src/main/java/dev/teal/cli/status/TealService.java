package dev.teal.cli.status;

import java.util.List;
import java.util.Optional;

import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiFailure;
import dev.teal.kube.api.ApiServer;

/**
 * Teal's Service in the cluster, asked by way of the API server: that needs the right {@code get} on {@code services/proxy} in its
 * namespace, and no port on this machine.
 *
 * @param server the API server
 * @param home the namespace of the person's kubeconfig, where the marks are looked for if they may not be everywhere
 */
public record TealService(ApiServer server, String namespace, String name, String home) {

    private static final String LABELED = "services?labelSelector=teal.dev%2Fapplication";

    /** What is known now. */
    public Known ask() {
        try {
            Told told = told("services", name + ":http");
            Optional<String> leader = told.leader();
            return leader.isPresent() ? told("pods", leader.get() + ":8080") : told;
        } catch (PortException e) {
            return new Untold(why(e), marked());
        }
    }

    private Told told(String kind, String to) throws PortException {
        Tree answer = server.get("/api/v1/namespaces/" + namespace + "/" + kind + "/" + to + "/proxy/api/applications");
        if (!answer.has("applications")) {
            throw new StalledException(
                    Reason.SOURCE_INVALID,
                    "what answers at the Service " + namespace + "/" + name + " is not Teal",
                    "name the one that is: --teal=NAMESPACE/SERVICE",
                    null);
        }
        return new Told(answer);
    }

    private String why(PortException e) {
        if (ApiFailure.isAbsent(e)) {
            return "there is no Service " + namespace + "/" + name + "; name Teal's: --teal=NAMESPACE/SERVICE";
        }
        if (e.reason() == Reason.FORBIDDEN) {
            return e.getMessage() + "; that is the right to `get` on `services/proxy` and `pods/proxy` there";
        }
        if (e.getMessage().contains("no endpoints available") || e.getMessage().contains("error trying to reach")) {
            return "no pod of it answers behind the Service " + namespace + "/" + name + "; see why: kubectl -n "
                    + namespace + " get pods";
        }
        String advice = e.hold().advice();
        return e.getMessage() + (advice.isEmpty() ? "" : "; " + advice);
    }

    /** Of all namespaces, or of the person's own; none where neither may be seen. */
    private List<Marked> marked() {
        return services("/api/v1/" + LABELED)
                .or(() -> services("/api/v1/namespaces/" + home + "/" + LABELED))
                .map(Marked::of)
                .orElse(List.of());
    }

    private Optional<List<Tree>> services(String path) {
        try {
            return Optional.of(server.get(path).trees("items"));
        } catch (PortException e) {
            return Optional.empty();
        }
    }
}
