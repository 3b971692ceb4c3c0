package dev.teal.manifest.route;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.teal.core.value.Color;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.folder.Scope;
import dev.teal.manifest.object.Item;

/** The color that serves now, as far as the folder shows it: whatever a message proposes must not move traffic. */
public final class Serving {

    private final FolderContents contents;
    private final Pods pods;

    /** In a folder with these contents, whose colors have these pods. */
    public Serving(FolderContents contents, Pods pods) {
        this.contents = contents;
        this.pods = pods;
    }

    /**
     * What {@code active-color} says; else the only color there is; else the one that a shared Service selects; else the
     * one whose Service an Ingress sends users to; else the one that has pods, where the other has none.
     */
    public Optional<Color> color() {
        Optional<Color> said = contents.meantColor().filter(pods.colors()::contains);
        if (said.isPresent() || pods.colors().size() == 1) {
            return said.or(() -> pods.colors().stream().findFirst());
        }
        return only(selected()).or(() -> only(behindIngress())).or(() -> only(running()));
    }

    /** The color to make a proposal for: the one that serves, else any. */
    public Color proposed() {
        return color().orElse(pods.colors().iterator().next());
    }

    /** How a proposal begins: where nothing shows the color, the reader has to say. */
    public String write() {
        return color().isPresent()
                ? "write "
                : "write for the color that serves now, for instance " + proposed() + ", ";
    }

    /** The backends of the folder's Ingresses, whether Teal writes them or not. */
    public List<Backend> backends() {
        return contents.all().stream()
                .filter(object -> object.is("Ingress"))
                .flatMap(object -> Backend.of(object.content(), object.origin()).stream())
                .toList();
    }

    /** Whether a Service may be the one through which users come now: unless it is plain that another color serves. */
    public boolean mayServe(Item service) {
        Set<Color> selected = EnumSet.noneOf(Color.class);
        add(selected, service);
        return color().map(selected::contains).orElse(true);
    }

    /** What to add where a file is changed that Teal does not write. */
    public String byHand(String advice) {
        return contents.scope() == Scope.EVERYTHING ? "" : "; " + advice + ", since without active-color Teal does not";
    }

    /** The folder's own name. */
    public String folder() {
        return contents.name();
    }

    /** The names of the folder's files. */
    public Set<String> names() {
        return contents.names();
    }

    private Set<Color> selected() {
        Set<Color> found = EnumSet.noneOf(Color.class);
        WrittenService.of(contents.items()).stream()
                .filter(service -> service.shared() && !service.role().staysAsWritten())
                .filter(service -> !Words.of(service.name()).anyColor()
                        && !Words.of(service.name()).has(MainService.ASIDE))
                .flatMap(service -> service.items().stream())
                .forEach(item -> add(found, item));
        return found;
    }

    private void add(Set<Color> found, Item service) {
        if (pods.selected(service.selector()) instanceof Selected.One one) {
            found.add(one.color());
        }
    }

    private Set<Color> behindIngress() {
        Set<Color> found = EnumSet.noneOf(Color.class);
        for (Backend backend : backends()) {
            contents.items().stream()
                    .filter(item -> item.is("Service") && item.name().equals(backend.service()) && backend.forUsers())
                    .forEach(item -> add(found, item));
        }
        return found;
    }

    private Set<Color> running() {
        Set<Color> found = EnumSet.noneOf(Color.class);
        pods.colors().stream()
                .filter(color -> pods.of(color).content().number(1, "spec", "replicas") > 0)
                .forEach(found::add);
        return found;
    }

    private static Optional<Color> only(Set<Color> colors) {
        return colors.size() == 1 ? colors.stream().findFirst() : Optional.empty();
    }
}
