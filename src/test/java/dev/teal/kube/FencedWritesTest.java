package dev.teal.kube;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.teal.Followed;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.live.Aim;
import dev.teal.core.port.Announcement;
import dev.teal.core.port.PortException;
import dev.teal.core.port.Standing.Part;
import dev.teal.core.port.TransientException;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.kube.api.ApiConnection;
import dev.teal.kube.api.ServerClock;

/** Nothing that changes the cluster is sent by a process that does not lead, not even the second half of what it has begun. */
class FencedWritesTest {

    private static final ObjectRef PAGE = new ObjectRef("v1", "ConfigMap", "shop", "page");
    private static final String PAGE_PATH = "/api/v1/namespaces/shop/configmaps/page";
    private static final Manifest WANTED = new Manifest(
            PAGE,
            Tree.of(Map.of(
                    "apiVersion", "v1", "kind", "ConfigMap", "metadata", Map.of("name", "page", "namespace", "shop"))),
            Origin.of("page.yaml"));

    private final KubernetesMockServer mock = new KubernetesMockServer(false);
    private final Followed leadership = new Followed();
    private KubernetesClient client;
    private KubernetesCluster cluster;

    @BeforeEach
    void connect() {
        mock.init();
        client = mock.createClient();
        cluster = new KubernetesCluster(
                new ApiConnection(client, new ServerClock(Clock.systemUTC())),
                Clock.systemUTC(),
                Duration.ofMinutes(10),
                leadership,
                (verb, status) -> {});
        mock.expect()
                .get()
                .withPath(PAGE_PATH)
                .andReturn(200, WANTED.content().plain())
                .always();
        mock.expect()
                .patch()
                .withPath(PAGE_PATH + "?fieldManager=teal&fieldValidation=Strict&force=false&dryRun=All")
                .andReturn(200, WANTED.content().plain())
                .always();
    }

    @AfterEach
    void disconnect() {
        client.close();
        mock.destroy();
    }

    private void refused(ThrowingCallable write) {
        PortException refusal = catchThrowableOfType(PortException.class, write);
        assertThat(refusal).isInstanceOf(TransientException.class);
        assertThat(refusal.reason()).isEqualTo(Reason.NOT_LEADING);
    }

    @Test
    void noneOfTheWritesIsSent() throws Exception {
        refused(() -> cluster.apply(WANTED));
        refused(() -> cluster.create(
                new Manifest(new ObjectRef("v1", "ConfigMap", "shop", "other"), WANTED.content(), WANTED.origin())));
        refused(() -> cluster.reselect(PAGE, new Selector(Map.of("app", "shop")), "1"));
        refused(() -> cluster.scale(PAGE, 3, "1"));
        refused(() -> cluster.delete(PAGE, "1"));
        refused(() -> cluster.createNamespace("shop"));
        refused(() -> cluster.announce(new Announcement(PAGE, Announcement.Weight.NORMAL, "Switched", "to blue")));

        while (mock.getRequestCount() > 0) {
            var request = mock.takeRequest(1, java.util.concurrent.TimeUnit.SECONDS);
            if (request == null) {
                return;
            }
            assertThat(request.getMethod()).isEqualTo("GET");
        }
    }

    @Test
    void readingAndComparingGoOn() throws PortException {
        assertThat(cluster.compare(new Aim(WANTED, WANTED.content()))).isNotNull();
    }

    /** An apply reads, and may take a hand's fields over, before it writes. */
    @Test
    void aLeaseThatRunsOutInTheMiddleOfAnApplyEndsIt() throws Exception {
        leadership.become(Part.LEADS);
        mock.clearExpectations();
        mock.expect()
                .get()
                .withPath(PAGE_PATH)
                .andReply(200, request -> {
                    leadership.become(Part.STANDS_BY);
                    return WANTED.content().plain();
                })
                .once();

        refused(() -> cluster.apply(WANTED));

        assertThat(Optional.of(mock.getLastRequest().getMethod())).contains("GET");
    }
}
