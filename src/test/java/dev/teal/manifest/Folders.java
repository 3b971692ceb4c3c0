package dev.teal.manifest;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import dev.teal.core.port.Folder;
import dev.teal.core.value.Commit;
import dev.teal.core.value.Url;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.yaml.YamlLimits;

/** Makes folders for tests, the entries in the order of their names, as a source does. */
final class Folders {

    static final Commit COMMIT =
            new Commit("0123456789abcdef0123456789abcdef01234567", Instant.parse("2026-11-01T10:00:00Z"));

    /** An installation that lets folders name a Prometheus and their front door. */
    static final FormatSettings SETTINGS = new FormatSettings(
            "default",
            Set.of(),
            new AllowedUrls(Stream.of("http://prometheus.monitoring:9090", "https://shop.example.com/")
                    .flatMap(url -> Url.parse(url).stream())
                    .toList()),
            YamlLimits.DEFAULT);

    private final List<Folder.Entry> entries = new ArrayList<>();

    /** A folder without files. */
    static Folders empty() {
        return new Folders();
    }

    /** A folder with the files of a golden case, without its {@code expected.txt}. */
    static Folders of(Path directory) {
        Folders folders = new Folders();
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.toList()) {
                if (Files.isDirectory(file)) {
                    folders.with(directory(file));
                } else if (!file.getFileName().toString().equals("expected.txt")) {
                    folders.with(file.getFileName().toString(), Files.readAllBytes(file));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return folders;
    }

    private static Folder.Directory directory(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return new Folder.Directory(
                    directory.getFileName().toString(),
                    files.map(file -> file.getFileName().toString()).sorted().toList());
        }
    }

    Folders with(String name, byte[] bytes) {
        return with(new Folder.Text(name, bytes));
    }

    Folders with(String name, String text) {
        return with(name, text.getBytes(StandardCharsets.UTF_8));
    }

    Folders with(Folder.Entry entry) {
        entries.removeIf(other -> other.name().equals(entry.name()));
        entries.add(entry);
        return this;
    }

    Folders without(String name) {
        entries.removeIf(entry -> entry.name().equals(name));
        return this;
    }

    Folder folder() {
        return folder(COMMIT);
    }

    Folder folder(Commit commit) {
        List<Folder.Entry> sorted = entries.stream()
                .sorted(Comparator.comparing(Folder.Entry::name))
                .toList();
        return new Folder("shop", "apps/shop", "content-1", commit, sorted);
    }
}
