package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Somebody with a kubeconfig of one's own, and just some rights in one namespace.
 *
 * @param name as the audit log has it
 * @param kubeconfig the file
 */
record User(String name, Path kubeconfig) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String RESOURCES = "services,configmaps,pods,deployments.apps,replicasets.apps,"
            + "horizontalpodautoscalers.autoscaling,endpointslices.discovery.k8s.io";

    /** Makes one that may do this with all objects of the namespace, as in {@code get,list}. */
    static User in(String namespace, String name, String verbs, Path directory) {
        Kubectl.run("create", "serviceaccount", name, "-n", namespace);
        Kubectl.run("create", "role", name, "-n", namespace, "--verb=" + verbs, "--resource=" + RESOURCES);
        Kubectl.run(
                "create",
                "rolebinding",
                name,
                "-n",
                namespace,
                "--role=" + name,
                "--serviceaccount=" + namespace + ":" + name);
        try {
            ObjectNode config =
                    (ObjectNode) JSON.readTree(Kubectl.run("config", "view", "--raw", "--minify", "-o", "json"));
            ((ObjectNode) config.at("/users/0"))
                    .putObject("user")
                    .put("token", Kubectl.run("create", "token", name, "-n", namespace));
            Path file = Files.writeString(directory.resolve(name + ".kubeconfig"), config.toString());
            return new User("system:serviceaccount:" + namespace + ":" + name, file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
