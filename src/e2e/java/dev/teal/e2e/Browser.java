package dev.teal.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import com.deque.html.axecore.results.Rule;
import com.deque.html.axecore.selenium.AxeBuilder;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.support.ui.WebDriverWait;

/** A Chromium without a window, by the {@code chromedriver} of this machine. */
final class Browser implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    /** Levels A and AA of WCAG 2.2. */
    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final ChromeDriver driver;

    private Browser(ChromeDriver driver) {
        this.driver = driver;
    }

    /** How a reader has set it up. */
    enum Reader {
        USUAL,
        WITHOUT_JAVASCRIPT,
        IN_THE_DARK
    }

    static Browser open(Reader reader, int width, int height) {
        ChromeOptions options = new ChromeOptions();
        options.addArguments("--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars");
        if (reader == Reader.WITHOUT_JAVASCRIPT) {
            options.setExperimentalOption("prefs", Map.of("profile.managed_default_content_settings.javascript", 2));
        }
        ChromeDriver driver = new ChromeDriver(options);
        if (reader == Reader.IN_THE_DARK) {
            driver.executeCdpCommand(
                    "Emulation.setEmulatedMedia",
                    Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", "dark"))));
        }
        Browser browser = new Browser(driver);
        browser.resize(width, height);
        return browser;
    }

    /** To the size of what is shown, without the frame of a window. */
    void resize(int width, int height) {
        driver.manage().window().setSize(new Dimension(Math.max(width, 500), height));
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
    }

    /** From now on no request to addresses like this one is answered. */
    void block(String addresses) {
        driver.executeCdpCommand("Network.enable", Map.of());
        driver.executeCdpCommand("Network.setBlockedURLs", Map.of("urls", List.of(addresses)));
    }

    void go(String url) {
        driver.get(url);
    }

    /** What a reader sees. */
    String text() {
        return driver.findElement(By.tagName("body")).getText();
    }

    String title() {
        return driver.getTitle();
    }

    void waitFor(String text) {
        new WebDriverWait(driver, PATIENCE).until(it -> text().contains(text));
    }

    Object run(String script) {
        return driver.executeScript(script);
    }

    /** What is against the rules, each with the elements that it is about. */
    List<String> barriers() {
        return new AxeBuilder()
                .withTags(RULES).analyze(driver).getViolations().stream()
                        .map(Browser::said)
                        .toList();
    }

    private static String said(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " "
                + rule.getNodes().stream().map(it -> it.getHtml()).toList();
    }

    /** Keeps a picture of what is shown, below {@code target} or where {@code -De2e.pictures} says. */
    void picture(String name) {
        try {
            String where = System.getProperty("e2e.pictures", "");
            Path folder = Path.of(where.isEmpty() ? "target/pictures" : where);
            Files.createDirectories(folder);
            Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        driver.quit();
    }
}
