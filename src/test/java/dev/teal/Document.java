package dev.teal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A document of the project, as GitHub and the site read it. */
record Document(Path path, String text) {

    private static final Pattern FENCED = Pattern.compile("^ *```.*?^ *```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern HEADING = Pattern.compile("^(#+) (.*)$", Pattern.MULTILINE);
    private static final Pattern LINK = Pattern.compile("]\\(([^)\\s]+)\\)");

    /** All documents: those at the root, and all in {@code docs}. */
    static Stream<Document> all() {
        try (Stream<Path> docs = Files.walk(Path.of("docs"));
                Stream<Path> root = Files.list(Path.of(""))) {
            return Stream.concat(root, docs)
                    .filter(it -> it.toString().endsWith(".md"))
                    .sorted()
                    .map(Document::of)
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static Document of(Path path) {
        try {
            return new Document(path, Files.readString(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Its headings in their order, as they are written. */
    List<String> headings() {
        List<String> headings = new ArrayList<>();
        Matcher heading = HEADING.matcher(prose());
        while (heading.find()) {
            headings.add(heading.group(2).strip());
        }
        return headings;
    }

    /** What a link to a part of it may name after the {@code #}. */
    List<String> anchors() {
        return headings().stream().map(Document::anchor).toList();
    }

    /** Where its links lead to, as they are written; addresses of other sites are left out. */
    List<String> links() {
        List<String> links = new ArrayList<>();
        Matcher link = LINK.matcher(prose());
        while (link.find()) {
            if (!link.group(1).contains("://")) {
                links.add(link.group(1));
            }
        }
        return links;
    }

    /** GitHub's rule: small letters, no punctuation, a hyphen for each space. */
    static String anchor(String heading) {
        return heading.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                .replace(' ', '-');
    }

    private String prose() {
        return FENCED.matcher(text).replaceAll("");
    }
}
