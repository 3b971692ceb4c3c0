package dev.teal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.port.Folder;

/**
 * Each directory below {@code manifest/valid} and {@code manifest/invalid} is one folder, with what is read from it in
 * {@code expected.txt}. What is in {@code manifest/after} under the name of an invalid one is that folder once somebody has
 * done literally what its messages say. With {@code -Dgolden.write=true} the expected files are written instead: read each
 * one then.
 */
class FolderFormatGoldenTest {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private static final String OR_ELSE = "-or-else";
    private static final String EXPECTED = "expected.txt";

    /** Where active-color itself is not in the repository, nothing before it shows what it says. */
    private static final Set<String> ELSEWHERE = Set.of("git-lfs-pointers");

    private final FolderFormat format = new FolderFormat(Folders.SETTINGS);

    static Stream<Path> valid() throws IOException {
        return directories("valid");
    }

    static Stream<Path> invalid() throws IOException {
        return directories("invalid");
    }

    static Stream<Path> after() throws IOException {
        return directories("after");
    }

    @ParameterizedTest
    @MethodSource("valid")
    void readsWhatCanBeMeant(Path directory) throws IOException {
        Reading reading = format.read(Folders.of(directory).folder());
        assertThat(Written.of(reading)).isEqualTo(expected(directory, reading));
        assertThat(reading).isInstanceOf(Release.class);
    }

    @ParameterizedTest
    @MethodSource("invalid")
    void explainsWhatCantBeMeant(Path directory) throws IOException {
        Reading reading = format.read(Folders.of(directory).folder());
        assertThat(Written.of(reading)).isEqualTo(expected(directory, reading));
        assertThat(reading).isInstanceOf(Refusal.class);
        assertThat(((Refusal) reading).complaints()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("after")
    void isFineOnceItsMessagesAreFollowed(Path after) throws IOException {
        Path directory = CASES.resolve("invalid").resolve(origin(after));
        Reading reading = format.read(Folders.of(after).folder());
        assertThat(Written.of(reading)).isEqualTo(expected(after, reading));
        assertThat(reading).isInstanceOf(Release.class);
        if (!(after.toString().endsWith(OR_ELSE) && asks(directory))) {
            assertThat(shown(directory, (Release) reading))
                    .as("the color that the first folder shows, or that its messages leave to who knows what serves")
                    .contains(((Release) reading).active().word());
        }
    }

    @Test
    void everyMistakeHasAFolderAfterItsMessagesWereFollowed() throws IOException {
        assertThat(directories("after").map(FolderFormatGoldenTest::origin).collect(Collectors.toSet()))
                .as("the cases in invalid, each with the folder after doing literally what its expected.txt says")
                .isEqualTo(directories("invalid")
                        .map(directory -> directory.getFileName().toString())
                        .collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @MethodSource({"valid", "invalid"})
    void everyCaseIsAnApplicationOfFilesThatAreRead(Path directory) {
        List<String> names = Folders.of(directory).folder().files().stream()
                .map(Folder.Entry::name)
                .toList();
        assertThat(format.isApplication(Set.copyOf(names))).isTrue();
        assertThat(names).allMatch(format::wants);
    }

    @Test
    void everyFileBelongsToACase() throws IOException {
        try (Stream<Path> all = Files.walk(CASES)) {
            Set<Integer> depths = all.filter(Files::isRegularFile)
                    .map(file -> CASES.relativize(file).getNameCount())
                    .collect(Collectors.toSet());
            assertThat(depths).as("a case, or a folder in it").isSubsetOf(3, 4);
        }
    }

    /**
     * What the folder before says about the color that serves, by other means than the reader's: its active-color, however
     * it is written; else the selector of one of its Services; else everything, if its messages ask for the color.
     */
    private String shown(Path before, Release after) throws IOException {
        Path file = before.resolve("active-color");
        String said = Files.exists(file)
                ? Files.readString(file, StandardCharsets.ISO_8859_1)
                        .replace("\0", "")
                        .toLowerCase(Locale.ROOT)
                : "";
        if (said.contains("green") != said.contains("blue")) {
            return said;
        }
        Map<String, String> selector =
                after.services().get(0).selectorFor(after.active()).labels();
        boolean selected = Folders.of(before).folder().files().stream().anyMatch(entry -> selects(entry, selector));
        if (ELSEWHERE.contains(before.getFileName().toString())) {
            return after.active().word();
        }
        return selected || asks(before) ? after.active().word() : "nothing";
    }

    /** Whether a Service in the file has the values of this selector, in whatever form it is written. */
    private static boolean selects(Folder.Entry entry, Map<String, String> selector) {
        if (!(entry instanceof Folder.Text text)) {
            return false;
        }
        return Stream.of(new String(text.bytes(), StandardCharsets.UTF_8).split("\n---"))
                .filter(document -> document.contains("kind: Service"))
                .anyMatch(document -> selector.entrySet().stream()
                        .allMatch(label -> Pattern.compile(": \"?" + Pattern.quote(label.getValue()) + "\\b")
                                .matcher(document)
                                .find()));
    }

    private static boolean asks(Path before) throws IOException {
        return Files.readString(before.resolve(EXPECTED)).contains("serves now");
    }

    /** The case that a folder comes after; where a message leaves a choice, one that took the other has a suffix. */
    private static String origin(Path after) {
        return after.getFileName().toString().replaceFirst(OR_ELSE + "$", "");
    }

    private static Stream<Path> directories(String kind) throws IOException {
        try (Stream<Path> found = Files.list(CASES.resolve(kind))) {
            return found.sorted().toList().stream();
        }
    }

    private static String expected(Path directory, Reading reading) throws IOException {
        Path file = directory.resolve(EXPECTED);
        if (Boolean.getBoolean("golden.write")) {
            Files.writeString(file, Written.of(reading), StandardCharsets.UTF_8);
        }
        assertThat(file).as("what is read from " + directory).exists();
        return Files.readString(file, StandardCharsets.UTF_8);
    }
}
