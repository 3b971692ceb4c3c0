package dev.teal.cli.status;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Row;
import dev.teal.cli.shell.Screen;
import dev.teal.core.value.Phase;
import dev.teal.core.value.Tree;

/**
 * What Teal tells of all applications, by {@code GET /api/applications}.
 *
 * @param only the name of the one application that is asked for
 */
public record Told(Tree json, Optional<String> only) implements Known {

    private static final String STANDS_BY = "STANDS_BY";

    /** What was told, of all applications. */
    public Told(Tree json) {
        this(json, Optional.empty());
    }

    @Override
    public Told of(String application) {
        return new Told(json, Optional.of(application));
    }

    @Override
    public ExitCode code() {
        boolean troubled = only.isPresent()
                ? shown().filter(Told::isTroubled).isPresent()
                : !failure().isEmpty() || applications().stream().anyMatch(Told::isTroubled);
        return troubled ? ExitCode.MISTAKES : ExitCode.FINE;
    }

    @Override
    public List<Row> rows(Screen screen, Instant now) {
        return shown().map(it -> new Detail(it, screen, now, ZoneId.systemDefault()).rows())
                .orElseGet(() -> new Overview(this, now).rows());
    }

    @Override
    public Map<String, Object> plain() {
        return shown().map(Application::json).orElse(json).plain();
    }

    private Optional<Application> shown() {
        return only.flatMap(this::application);
    }

    private static boolean isTroubled(Application application) {
        return application.phase().compareTo(Phase.DEGRADED) >= 0;
    }

    /** Worst first, then by name. */
    List<Application> applications() {
        return json.trees("applications").stream()
                .map(Application::new)
                .sorted(Comparator.comparing(Application::phase).reversed().thenComparing(Application::name))
                .toList();
    }

    /** The one of that name. */
    Optional<Application> application(String name) {
        return applications().stream().filter(it -> it.name().equals(name)).findFirst();
    }

    /** The names of all. */
    public List<String> names() {
        return applications().stream().map(Application::name).toList();
    }

    /** Why Git is not read; empty where it is. */
    public String failure() {
        return Application.text(json, "git", "failure");
    }

    /** As in {@code 1 stalled · 5 synced}. */
    String counts() {
        List<Phase> phases = applications().stream().map(Application::phase).toList();
        String counts = Arrays.stream(Phase.values())
                .sorted(Comparator.reverseOrder())
                .filter(phases::contains)
                .map(phase -> phases.stream().filter(phase::equals).count() + " " + word(phase))
                .collect(Collectors.joining(" · "));
        return counts.isEmpty() ? "no applications" : counts;
    }

    /** The pod that has the applications, where this was answered by one that only stands by. */
    public Optional<String> leader() {
        return json.text("lead", "part").equals(STANDS_BY)
                ? Optional.of(json.text("lead", "leader").replaceFirst("_[^_]*$", ""))
                        .filter(it -> !it.isEmpty())
                : Optional.empty();
    }

    static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }
}
