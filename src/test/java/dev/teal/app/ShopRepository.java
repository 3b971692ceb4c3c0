package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.teal.git.SampleRepository;

/** A sample repository of its own for the program under test, which follows it on the cluster that the argument names. */
public final class ShopRepository implements QuarkusTestResourceLifecycleManager {

    /** The name of the argument: what to set {@code teal.cluster-kind} to; a cluster in memory without it. */
    static final String CLUSTER = "cluster";

    private Shop shop;
    private String cluster = "embedded";

    @Override
    public void init(Map<String, String> arguments) {
        cluster = arguments.getOrDefault(CLUSTER, cluster);
    }

    /**
     * What a test that has a field of this type is given.
     *
     * @param directory the repository
     * @param port the free node port that its Service answers on
     */
    record Shop(Path directory, int port) {

        /** Writes a file and commits it. */
        void write(String file, String text) {
            try {
                Files.writeString(directory.resolve(file), text);
                commit(directory, "Change " + file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        /** The file's text. */
        String read(String file) {
            try {
                return Files.readString(directory.resolve(file));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    @Override
    public Map<String, String> start() {
        try {
            SampleRepository sample = new SampleRepository(Files.createTempDirectory("teal-shop"));
            sample.create();
            int port = freePort();
            Path service = sample.directory().resolve("service.yaml");
            Files.writeString(service, Files.readString(service).replace("30062", Integer.toString(port)));
            commit(sample.directory(), "Answer on a free port");
            shop = new Shop(sample.directory(), port);
            return Map.of(
                    "teal.git.url",
                    sample.directory().toString(),
                    "teal.git.interval",
                    "1s",
                    "teal.cluster-kind",
                    cluster,
                    "teal.namespace",
                    "shop");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The repository is in the system's folder for temporary files.
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(shop, new TestInjector.MatchesType(Shop.class));
    }

    private static void commit(Path repository, String message) throws IOException {
        try {
            Process git = new ProcessBuilder(
                            "git",
                            "-c",
                            "user.name=shop",
                            "-c",
                            "user.email=shop@example.com",
                            "commit",
                            "-qam",
                            message)
                    .directory(repository.toFile())
                    .inheritIO()
                    .start();
            if (git.waitFor() != 0) {
                throw new IllegalStateException("git commit failed in " + repository);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** One that a node port may have. */
    private static int freePort() {
        return IntStream.rangeClosed(30000, 32767)
                .filter(ShopRepository::isFree)
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }
}
