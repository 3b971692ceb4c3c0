package dev.teal.kube.api;

import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.ObjIntConsumer;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.http.HttpRequest;
import io.fabric8.kubernetes.client.http.HttpResponse;

import dev.teal.core.port.Leadership;
import dev.teal.core.port.PortException;
import dev.teal.core.port.StalledException;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Tree;

/**
 * Raw requests of fabric8's client, with trees in and out, for what its typed requests hide and a decision needs:
 * the {@code Retry-After} header, and {@code managedFields} as they are.
 */
public final class ApiServer {

    /** Whose fields those are that Teal writes, in {@code managedFields}. */
    public static final String FIELD_MANAGER = "teal";

    /** What the client may need beyond that to say so. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private static final String APPLY_PATCH = "application/apply-patch+yaml";
    private static final String JSON = "application/json";
    private static final String JSON_PATCH = "application/json-patch+json";

    private final ApiConnection connection;
    private final ObjIntConsumer<String> counter;
    private final Fence fence;

    /** {@code counter} is told the verb and the status code of each request; 0 where no answer came. */
    public ApiServer(ApiConnection connection, ObjIntConsumer<String> counter) {
        this(connection, counter, Leadership.ALONE);
    }

    /** {@code leadership} is asked right before each request that changes something. */
    public ApiServer(ApiConnection connection, ObjIntConsumer<String> counter, Leadership leadership) {
        this.connection = connection;
        this.counter = counter;
        this.fence = new Fence(leadership);
    }

    /** The object at {@code path}. */
    public Tree get(String path) throws PortException {
        return send("get", request(path), path);
    }

    /** The object at {@code path}, if it exists. */
    public Optional<Tree> find(String path) throws PortException {
        try {
            return Optional.of(get(path));
        } catch (StalledException e) {
            if (ApiFailure.isAbsent(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** One page of a list; {@code accept} is the form in which it is wanted. */
    Tree page(String path, String accept) throws PortException {
        return send("list", request(path).header("Accept", accept), path);
    }

    /** Does what the client's typed requests do; {@code where} says to whom, should it fail. */
    public <T> T ask(String verb, String where, Function<KubernetesClient, T> request) throws PortException {
        try {
            T answer = request.apply(connection.client());
            counter.accept(verb, HttpURLConnection.HTTP_OK);
            return answer;
        } catch (KubernetesClientException e) {
            counter.accept(verb, e.getCode());
            if (e.getStatus() == null || e.getCode() == 0) {
                throw unreachable(verb, where, e);
            }
            throw ApiFailure.of(
                    verb, where, new ApiFailure.Answer(e.getCode(), Duration.ZERO, Json.tree(e.getStatus())));
        }
    }

    /**
     * Server-side apply (KEP-555) with strict field validation.
     *
     * @param claim whether fields of other managers are taken
     * @param run whether something is changed
     * @return the object as it is, or would be, afterwards
     */
    public Tree apply(String path, Tree content, Claim claim, Run run) throws PortException {
        String query = "?fieldManager=" + FIELD_MANAGER + "&fieldValidation=Strict&force=" + (claim == Claim.FORCED)
                + (run == Run.DRY ? "&dryRun=All" : "");
        if (run == Run.REAL) {
            fence.pass("apply", path);
        }
        return send(
                run == Run.DRY ? "dry-run" : "apply",
                connection.writing(path + query).method("PATCH", APPLY_PATCH, Json.text(content)),
                path);
    }

    /** A JSON patch, in Teal's name. */
    public Tree patch(String path, List<Operation> operations) throws PortException {
        String query = "?fieldManager=" + FIELD_MANAGER;
        String patch = Json.text(operations.stream().map(Operation::tree).toList());
        fence.pass("patch", path);
        return send("patch", connection.writing(path + query).method("PATCH", JSON_PATCH, patch), path);
    }

    /** Makes an object, one of those at {@code path}. */
    public Tree create(String path, Tree content) throws PortException {
        fence.pass("create", path);
        return send("create", connection.writing(path).method("POST", JSON, Json.text(content)), path);
    }

    /** Replaces the object at {@code path}, if it still has the {@code resourceVersion} that is in the new one. */
    public Tree update(String path, Tree content) throws PortException {
        fence.pass("update", path);
        return send("update", connection.writing(path).method("PUT", JSON, Json.text(content)), path);
    }

    /** Deletes the object at {@code path} if it has that version; what it owns goes afterwards. */
    public void delete(String path, String resourceVersion) throws PortException {
        Tree options = Tree.EMPTY
                .with("v1", "apiVersion")
                .with("DeleteOptions", "kind")
                .with("Background", "propagationPolicy")
                .with(resourceVersion, "preconditions", "resourceVersion");
        fence.pass("delete", path);
        send("delete", connection.writing(path).method("DELETE", JSON, Json.text(options)), path);
    }

    private HttpRequest.Builder request(String path) {
        return connection.request(path);
    }

    /** What is at {@code path} where that is no object. */
    public String text(String path) throws PortException {
        return answer("get", request(path), path);
    }

    private Tree send(String verb, HttpRequest.Builder request, String path) throws PortException {
        return Json.tree(answer(verb, request, path));
    }

    private String answer(String verb, HttpRequest.Builder request, String path) throws PortException {
        try {
            HttpResponse<String> response = connection
                    .send(request.build())
                    .get(connection.patience().plus(GRACE).toMillis(), TimeUnit.MILLISECONDS);
            counter.accept(verb, response.code());
            if (!response.isSuccessful()) {
                Duration wait = ApiFailure.retryAfter(response.header("Retry-After"));
                Tree body = Json.tree(response.body());
                throw ApiFailure.of(verb, path, new ApiFailure.Answer(response.code(), wait, body));
            }
            return response.body() == null ? "" : response.body();
        } catch (ExecutionException | TimeoutException e) {
            counter.accept(verb, 0);
            throw unreachable(verb, path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw unreachable(verb, path, e);
        }
    }

    private TransientException unreachable(String verb, String path, Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        if (cause instanceof Error error) {
            // The machine's own trouble, of which the process has to die, and no server's.
            throw error;
        }
        String why = ApiConnection.why(cause);
        return new TransientException(
                Reason.API_UNREACHABLE,
                "no answer from the API server at " + connection.address() + " to " + verb + " " + path + ": " + why,
                cause);
    }
}
