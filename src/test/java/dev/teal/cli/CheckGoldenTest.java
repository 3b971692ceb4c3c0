package dev.teal.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.cli.check.Finding;
import dev.teal.cli.check.FolderReport;
import dev.teal.cli.check.Report;
import dev.teal.cli.read.Folders;
import dev.teal.cli.read.Installation;

/** What is said of the cases of the folder format is what the watcher says of them, whose words are in their {@code expected.txt}. */
class CheckGoldenTest {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private static final Map<String, String> SETTINGS =
            Map.of("teal.urls", "http://prometheus.monitoring:9090,https://shop.example.com/");

    static Stream<Path> cases() throws IOException {
        List<Path> cases = new ArrayList<>();
        for (String kind : List.of("valid", "invalid", "after")) {
            try (Stream<Path> found = Files.list(CASES.resolve(kind))) {
                cases.addAll(found.sorted().toList());
            }
        }
        return cases.stream();
    }

    @ParameterizedTest
    @MethodSource("cases")
    void saysWhatTheWatcherSays(Path directory) throws Exception {
        Installation installation = Installation.of(setting -> Optional.ofNullable(SETTINGS.get(setting)));

        List<FolderReport> folders = new Folders(Path.of("").toAbsolutePath(), installation)
                .named(List.of(directory.toString())).stream()
                        .flatMap(found -> Report.of(found).folders().stream())
                        .toList();

        assertThat(folders).singleElement().satisfies(folder -> {
            assertThat(folder.mistakes().map(CheckGoldenTest::line).toList())
                    .isEqualTo(expected(directory, "refused:"));
            assertThat(folder.notices().map(CheckGoldenTest::line).toList()).isEqualTo(expected(directory, "notices:"));
        });
    }

    private static String line(Finding finding) {
        String file = finding.file().substring(finding.file().lastIndexOf('/') + 1);
        String place =
                finding.isMistake() ? finding.position().map(it -> ":" + it).orElse("") : "";
        return "  " + file + place
                + (finding.document() == 0 ? "" : ", document " + finding.document())
                + (finding.field().isEmpty() ? "" : ", " + finding.field())
                + ": " + finding.problem()
                + (finding.isMistake() ? " — " + finding.advice() : "");
    }

    /** The lines below a title, which are indented. */
    private static List<String> expected(Path directory, String title) throws IOException {
        List<String> lines = Files.readAllLines(directory.resolve("expected.txt"));
        int begin = lines.indexOf(title);
        return begin < 0
                ? List.of()
                : lines.subList(begin + 1, lines.size()).stream()
                        .takeWhile(line -> line.startsWith("  "))
                        .toList();
    }
}
