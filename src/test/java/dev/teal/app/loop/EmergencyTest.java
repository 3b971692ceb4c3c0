package dev.teal.app.loop;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.Test;

/** What ends a process ends this one, too; so each is tried in a process of its own. */
class EmergencyTest {

    @Test
    void aHeapThatIsUsedUpEndsTheProcessWithALineThatSaysWhatToDo() throws Exception {
        Ended ended = program(Hungry.class, "-Xmx20m");

        assertThat(ended.status()).isEqualTo(Emergency.STATUS);
        assertThat(ended.output())
                .contains("Teal ends with status 3, and traffic stays where it is: java.lang.OutOfMemoryError")
                .contains("raise -Xmx");
    }

    @Test
    void anErrorInAThreadThatNobodyWatchesEndsTheProcess() throws Exception {
        Ended ended = program(Unwatched.class);

        assertThat(ended.status()).isEqualTo(Emergency.STATUS);
        assertThat(ended.output()).contains("java.lang.NoClassDefFoundError: dev/teal/Missing", "report it");
    }

    private record Ended(int status, String output) {}

    private static Ended program(Class<?> main, String... options) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    /** Asks for more memory than there is, as a pod list can. */
    static final class Hungry {

        private Hungry() {}

        public static void main(String[] arguments) {
            new Emergency().within(() -> {
                List<byte[]> all = new ArrayList<>();
                while (all.size() < Integer.MAX_VALUE) {
                    all.add(new byte[1 << 20]);
                }
            });
        }
    }

    /** Fails in a thread of its own while the program goes on. */
    static final class Unwatched {

        private Unwatched() {}

        public static void main(String[] arguments) throws InterruptedException {
            new Emergency().watch(null);
            new Thread(() -> {
                        throw new NoClassDefFoundError("dev/teal/Missing");
                    })
                    .start();
            new CountDownLatch(1).await();
        }
    }
}
