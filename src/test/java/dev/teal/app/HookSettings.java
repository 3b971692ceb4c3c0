package dev.teal.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;

/** Has the program under test take hooks on a free port, which a test's field of type {@link Hook} is told. */
public final class HookSettings implements QuarkusTestResourceLifecycleManager {

    static final String SECRET = "It's a Secret to Everybody";

    private Hook hook;

    /** The port for hooks. */
    record Hook(int port) {}

    @Override
    public Map<String, String> start() {
        try (ServerSocket free = new ServerSocket(0)) {
            Path secret = Files.createTempFile("teal-hook", ".secret");
            Files.writeString(secret, SECRET + "\n");
            hook = new Hook(free.getLocalPort());
            return Map.of("teal.hook.port", Integer.toString(hook.port()), "teal.hook.secret-file", secret.toString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void stop() {
        // The file is in the system's folder for temporary files.
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(hook, new TestInjector.MatchesType(Hook.class));
    }
}
