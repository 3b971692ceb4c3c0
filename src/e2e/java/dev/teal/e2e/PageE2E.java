package dev.teal.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import dev.teal.e2e.Browser.Reader;

/** The pages in a real Chromium, beside the cluster in memory; {@code chromedriver} has to be there. */
class PageE2E {

    private static final Path SAMPLE = Path.of("src/main/resources/sample");
    private static final List<String> FILES =
            List.of("active-color", "blue.yaml", "green.yaml", "service.yaml", "preview.yaml");

    @TempDir
    Path folder;

    private Git git;
    private TealProcess teal;

    @BeforeEach
    void create() throws Exception {
        git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call();
    }

    @AfterEach
    void end() {
        if (teal != null) {
            teal.close();
        }
        git.close();
    }

    @ParameterizedTest
    @EnumSource(Reader.class)
    void oneApplicationInOrder(Reader reader) throws Exception {
        start("shop");

        try (Browser browser = Browser.open(reader, 1100, 1000)) {
            browser.go(url("/applications/shop"));
            assertThat(browser.text()).contains("Service shop/shop → ● green shop:v1 since", "3 of 3 ready");
            browser.picture("application-" + word(reader));
            if (reader != Reader.WITHOUT_JAVASCRIPT) {
                assertThat(browser.barriers()).isEmpty();
            }
            browser.go(url("/"));
            assertThat(browser.title()).isEqualTo("1 synced – Teal");
            browser.picture("overview-" + word(reader));
        }
    }

    @Test
    void aChangeIsShownAndKeepsWhatIsSelected() throws Exception {
        start("shop");

        try (Browser browser = Browser.open(Reader.USUAL, 1100, 1000)) {
            browser.go(url("/applications/shop"));
            browser.run("getSelection().selectAllChildren(document.querySelector('h1'));"
                    + "document.querySelector('footer a').focus();");
            write("shop", "active-color", "blue\n");
            browser.waitFor("→ ■ blue shop:v2 since");
            browser.waitFor("switched to blue");

            assertThat(browser.run("return getSelection().toString()"))
                    .asString()
                    .contains("shop");
            assertThat(browser.run("return document.activeElement.textContent")).isEqualTo("JSON");
            browser.picture("switched");
        }
    }

    @Test
    void whatIsHeldAndWhatIsRefusedSaysWhyAndWhatToDo() throws Exception {
        start("shop", "blog", "news", "mail");
        String crash = read("shop", "blue.yaml")
                .replace("shop:v2", "shop:crash")
                .replace("shop-v2", "shop-v3")
                .replace("version: v2", "version: v3");
        write("shop", "blue.yaml", crash);
        write("shop", "active-color", "blue\n");
        write("blog", "active-color", "purple\n");

        try (Browser browser = Browser.open(Reader.USUAL, 1100, 1000)) {
            browser.go(url("/"));
            browser.waitFor("1 stalled · 1 degraded · 2 synced");
            assertThat(browser.text()).contains("Git wants ■ blue, held", "POD_FAILING", "INVALID", "2 synced");
            assertThat(browser.barriers()).isEmpty();
            browser.picture("overview");
            browser.go(url("/applications/shop"));
            assertThat(browser.text()).contains("CrashLoopBackOff");
            browser.resize(1100, 700);
            assertThat(browser.barriers()).isEmpty();
            browser.picture("degraded");
            browser.go(url("/applications/blog"));
            assertThat(browser.text()).contains("Service shop/blog → ● green blog:v1 since");
            browser.picture("stalled");
        }
    }

    @Test
    void manyApplicationsOnASmallScreen() throws Exception {
        start(IntStream.range(0, 40).mapToObj(i -> "app-" + i).toArray(String[]::new));

        try (Browser browser = Browser.open(Reader.USUAL, 320, 900)) {
            for (String page : List.of("/", "/applications/app-7")) {
                browser.go(url(page));
                assertThat(browser.run("return document.documentElement.scrollWidth"))
                        .as("nobody scrolls sideways on %s", page)
                        .isEqualTo(320L);
                assertThat(browser.barriers()).isEmpty();
            }
            browser.picture("phone");
            browser.resize(1100, 1000);
            browser.go(url("/?q=app-1"));
            assertThat(browser.text()).contains("11 synced");
            browser.picture("many");
        }
    }

    @Test
    void aPageWhoseTealIsGoneSaysSinceWhen() throws Exception {
        start("shop");

        try (Browser browser = Browser.open(Reader.USUAL, 1100, 600)) {
            browser.go(url("/"));
            teal.kill();
            browser.waitFor("Teal has not answered since");
            browser.picture("stale");
        }
    }

    /** As where a proxy collects what the server sends, and passes nothing on before its end. */
    @Test
    void aPageThatHearsNothingAsksByItself() throws Exception {
        start("shop");

        try (Browser browser = Browser.open(Reader.USUAL, 1100, 1000)) {
            browser.block("*/events");
            browser.go(url("/applications/shop"));
            write("shop", "active-color", "blue\n");
            browser.waitFor("→ ■ blue shop:v2 since");

            assertThat(browser.text()).doesNotContain("Teal has not answered since");
        }
    }

    @Test
    void anOpenPageDoesNotHoldUpTheEnd() throws Exception {
        start("shop");

        try (Browser browser = Browser.open(Reader.USUAL, 1100, 600)) {
            browser.go(url("/"));
            long began = System.nanoTime();
            teal.close();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
        }
    }

    private void start(String... applications) throws Exception {
        for (String application : applications) {
            for (String file : FILES) {
                String text = Files.readString(SAMPLE.resolve(file))
                        .replace("shop", application)
                        .replace("namespace: " + application, "namespace: shop")
                        .replace("type: NodePort", "type: ClusterIP")
                        .replaceAll("nodePort: \\d+", "protocol: TCP");
                put(application, file, text);
            }
        }
        commit("Begin");
        teal = TealProcess.start(
                "page",
                Map.of(
                        "TEAL_CLUSTER_KIND", "embedded",
                        "TEAL_GIT_URL", folder.toString(),
                        "TEAL_GIT_INTERVAL", "1s",
                        "TEAL_NAMESPACE", "shop",
                        "TEAL_DRAIN", "2s"));
        await().atMost(Duration.ofSeconds(60)).ignoreExceptions().until(() -> {
            JsonNode all = teal.overview().get("applications");
            long synced = StreamSupport.stream(all.spliterator(), false)
                    .filter(it -> it.get("phase").asText().equals("SYNCED"))
                    .count();
            return synced == applications.length;
        });
    }

    private void put(String application, String file, String text) throws IOException {
        Files.createDirectories(folder.resolve(application));
        Files.writeString(folder.resolve(application).resolve(file), text);
    }

    private String read(String application, String file) throws IOException {
        return Files.readString(folder.resolve(application).resolve(file));
    }

    private void write(String application, String file, String text) throws Exception {
        put(application, file, text);
        commit("Change " + file);
    }

    private void commit(String message) throws GitAPIException {
        git.add().addFilepattern(".").call();
        git.commit().setMessage(message).setSign(false).call();
    }

    private String url(String path) {
        return teal.url(path);
    }

    private static String word(Reader reader) {
        return reader.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
