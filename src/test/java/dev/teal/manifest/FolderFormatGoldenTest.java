package dev.teal.manifest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import dev.teal.core.Folder;
import dev.teal.core.Reading;
import dev.teal.core.Refusal;
import dev.teal.core.Release;

/**
 * Each directory below {@code manifest/valid} and {@code manifest/invalid} is one folder, with what is read from it in
 * {@code expected.txt}. With {@code -Dgolden.write=true} the expected files are written instead: read each one then.
 */
class FolderFormatGoldenTest {

    private static final Path CASES = Path.of("src/test/resources/manifest");
    private static final String EXPECTED = "expected.txt";
    private final FolderFormat format = new FolderFormat(FormatSettings.DEFAULT);

    static Stream<Path> valid() throws IOException {
        return directories("valid");
    }

    static Stream<Path> invalid() throws IOException {
        return directories("invalid");
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
