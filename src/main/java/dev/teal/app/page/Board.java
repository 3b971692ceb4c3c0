package dev.teal.app.page;

import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import io.quarkus.qute.TemplateData;

import dev.teal.app.known.Known;
import dev.teal.core.port.Standing;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;

/**
 * All that the pages show: what the last looks found.
 *
 * @param git what the last polls found
 * @param standing who leads; where another process does, there are no applications here
 * @param applications worst first, then by name
 * @param leftBehind Deployments of applications that Git has not, by their names
 * @param sought only applications whose names have this are listed; empty for all
 */
@TemplateData
public record Board(
        Known.Git git,
        Standing standing,
        List<ApplicationView> applications,
        Map<String, List<ObjectRef>> leftBehind,
        String sought,
        Instant now) {

    private static final int BRIEF = 7;

    /** So many are not folded away, however well they are. */
    private static final int FEW = 3;

    static Board of(Known known, Standing standing, Instant now) {
        List<ApplicationView> applications = standing.hasLooked()
                ? known.statuses().stream()
                        .map(it -> ApplicationView.of(it, now))
                        .sorted(Comparator.comparing(ApplicationView::tone).thenComparing(ApplicationView::name))
                        .toList()
                : List.of();
        return new Board(known.git(), standing, applications, known.leftBehind(), "", now);
    }

    /** The same, listing only those whose names have {@code text}. */
    Board seeking(String text) {
        return new Board(git, standing, applications, leftBehind, text.strip(), now);
    }

    /** The application of this name. */
    Optional<ApplicationView> application(String name) {
        return applications.stream()
                .filter(it -> it.status().reading().application().equals(name))
                .findFirst();
    }

    /** In one line, as in {@code 1 stalled · 1 degraded · 5 synced}. */
    public String summary() {
        if (applications.isEmpty()) {
            return "no applications";
        }
        Map<Tone, Long> counts =
                applications.stream().collect(Collectors.groupingBy(ApplicationView::tone, Collectors.counting()));
        return Arrays.stream(Tone.values())
                .filter(counts::containsKey)
                .map(it -> counts.get(it) + " " + it.word())
                .collect(Collectors.joining(" · "));
    }

    /** How the worst of them stands. */
    public Tone tone() {
        boolean blind = git.failure().isPresent() && git.snapshot().isEmpty();
        return blind
                ? Tone.STALLED
                : applications.stream().findFirst().map(ApplicationView::tone).orElse(Tone.SYNCED);
    }

    /** Those to look at. */
    public List<ApplicationView> troubled() {
        return listed().stream()
                .filter(it -> it.tone() != Tone.SYNCED || listed().size() <= FEW)
                .toList();
    }

    /** Those in order. */
    public List<ApplicationView> calm() {
        return listed().size() <= FEW
                ? List.of()
                : listed().stream().filter(it -> it.tone() == Tone.SYNCED).toList();
    }

    private List<ApplicationView> listed() {
        String wanted = sought.toLowerCase(Locale.ROOT);
        return applications.stream()
                .filter(it -> it.name().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
    }

    /** The newest commit that was read, as people write it. */
    public Optional<String> head() {
        return git.snapshot().map(it -> it.head().id()).map(it -> it.substring(0, Math.min(BRIEF, it.length())));
    }

    /** The same in full. */
    public String headId() {
        return git.snapshot().map(it -> it.head().id()).orElse("");
    }

    /** Whether this process is the one that looks at applications. */
    public boolean looks() {
        return standing.hasLooked();
    }

    /** When Git last answered. */
    public Optional<Moment> polled() {
        return git.lookedAt().map(it -> new Moment(it, now));
    }

    /** Why the last poll failed. */
    public Optional<String> failure() {
        return git.failure().map(it -> Inert.text(it.toString()));
    }

    /** Who leads; empty where one process is alone. */
    public Optional<String> lead() {
        String self = pod(standing.self());
        String leader = pod(standing.leader());
        String said =
                switch (standing.part()) {
                    case ALONE -> "";
                    case LEADS -> self + " leads.";
                    case UNSURE -> self + " leads, and writes nothing until it is sure that nobody else does.";
                    case STANDS_BY ->
                        "This is " + self + ", which stands by. " + leader + " leads and has the applications: kubectl "
                                + "port-forward pod/" + leader + " 8080";
                    case UNDECIDED -> "Nobody leads yet.";
                };
        String why = standing.failure().map(it -> " " + it).orElse("");
        return Optional.of(Inert.text((said + why).strip())).filter(it -> !it.isEmpty());
    }

    /** What runs on without a folder, as in {@code blog: shop/blog-v1}. */
    public List<String> leftovers() {
        return leftBehind.entrySet().stream()
                .map(it -> Inert.text(it.getKey() + ": "
                        + it.getValue().stream()
                                .map(ref -> ref.namespace() + "/" + ref.name())
                                .collect(Collectors.joining(", "))))
                .toList();
    }

    /** The name of the process without its random end. */
    private static String pod(String process) {
        return process.replaceFirst("_[^_]*$", "");
    }
}
