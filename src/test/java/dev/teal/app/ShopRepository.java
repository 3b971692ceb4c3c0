package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

import dev.teal.git.SampleRepository;

/** A sample repository of its own for the program under test, on a free node port. */
public final class ShopRepository implements QuarkusTestResourceLifecycleManager {

    @Override
    public Map<String, String> start() {
        try {
            SampleRepository sample = new SampleRepository(Files.createTempDirectory("teal-shop"));
            sample.create();
            int port = freePort();
            Path service = sample.directory().resolve("service.yaml");
            Files.writeString(service, Files.readString(service).replace("30062", Integer.toString(port)));
            commit(sample.directory(), "Answer on a free port");
            return Map.of("teal.git.url", sample.directory().toString(), "test.shop.port", Integer.toString(port));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The repository is in the system's folder for temporary files.
    }

    /** Writes a file and commits it. */
    static void write(Path repository, String file, String text) {
        try {
            Files.writeString(repository.resolve(file), text);
            commit(repository, "Change " + file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
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

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
