package dev.teal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each link between documents leads somewhere, on GitHub and on the site. */
class LinksTest {

    @ParameterizedTest
    @MethodSource("documents")
    void eachLinkLeadsToAFileAndToAHeadingInIt(Path path) {
        Document document = Document.of(path);

        assertThat(document.links()).allSatisfy(link -> {
            String[] parts = link.split("#", 2);
            Path target =
                    parts[0].isEmpty() ? path : path.resolveSibling(parts[0]).normalize();
            assertThat(target).as(link).isRegularFile();
            if (parts.length == 2) {
                assertThat(Document.of(target).anchors()).as(link).contains(parts[1]);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("documents")
    void noTwoHeadingsAreOneAnchor(Path path) {
        assertThat(Document.of(path).anchors()).doesNotHaveDuplicates();
    }

    @Test
    void eachDocumentIsLinkedFromAnother() {
        List<Path> linked = Document.all()
                .flatMap(from -> from.links().stream()
                        .map(link -> link.replaceFirst("#.*", ""))
                        .filter(link -> !link.isEmpty())
                        .map(link -> from.path().resolveSibling(link).normalize()))
                .toList();

        assertThat(linked)
                .containsAll(documents().filter(it -> !it.endsWith("README.md")).toList());
    }

    static Stream<Path> documents() {
        return Document.all().map(Document::path);
    }
}
