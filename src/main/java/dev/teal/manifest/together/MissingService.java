package dev.teal.manifest.together;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Origin;
import dev.teal.core.value.Flow;
import dev.teal.manifest.color.Selected;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Words;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Role;
import dev.teal.manifest.route.Backend;
import dev.teal.manifest.route.MainService;
import dev.teal.manifest.route.Routing;
import dev.teal.manifest.route.Serving;
import dev.teal.manifest.route.WrittenService;

/** Says that no Service of the folder could be moved, and how to come to one. */
final class MissingService {

    private final Serving serving;
    private final Routing routing;
    private final List<WrittenService> services;
    private final ServiceToWrite toWrite;
    private final Findings findings;

    MissingService(
            Serving serving,
            Routing routing,
            List<WrittenService> services,
            ServiceToWrite toWrite,
            Findings findings) {
        this.serving = serving;
        this.routing = routing;
        this.services = services;
        this.toWrite = toWrite;
        this.findings = findings;
    }

    /** Complains once. */
    void explain() {
        List<WrittenService> own = services.stream()
                .filter(service -> !service.role().staysAsWritten()
                        && (!service.shared() || routing.namedFor(service).isPresent()))
                .toList();
        List<WrittenService> kept = services.stream()
                .filter(service -> service.role().staysAsWritten()
                        && !Words.of(service.name()).anyColor()
                        && !Words.of(service.name()).has(MainService.ASIDE)
                        && routing.selected(service.main()) instanceof Selected.One)
                .toList();
        List<WrittenService> common = own.stream()
                .filter(service ->
                        routing.namedFor(service).isEmpty() && routing.selected(service.main()) instanceof Selected.One)
                .toList();
        if (common.size() == 1 && own.size() == 1) {
            misplaced(common.get(0));
        } else if (!own.isEmpty()) {
            perColor(own);
        } else if (kept.size() == 1) {
            findings.complain(kept.get(0)
                    .main()
                    .complaint(
                            "metadata.annotations[" + Role.ANNOTATION + "]",
                            "keeps Service " + kept.get(0).name()
                                    + " as it is written, and no other Service could be moved",
                            "remove the line, or " + write()));
        } else {
            findings.complain(
                    Origin.of(file()),
                    "",
                    "is missing: the folder has no Service whose selector could be moved from color to color",
                    serving.write() + "`" + toWrite.line() + "`" + toWrite.aboutPort() + other());
        }
    }

    /** The one Service that is there, if it may be meant though nothing of it is the colors'. */
    private String other() {
        List<WrittenService> others = services.stream()
                .filter(service -> service.shared()
                        && service.selects()
                        && !service.role().staysAsWritten()
                        && routing.foreign(service.main()).isEmpty())
                .toList();
        if (others.size() != 1) {
            return "";
        }
        WrittenService other = others.get(0);
        return "; or, if Service " + other.name() + " in "
                + other.main().origin().file() + " is meant, whose selector "
                + Flow.of(other.selector()) + " fits no pods here, write there `selector: "
                + Flow.of(toWrite.selector(other.selector().keySet())) + "`";
    }

    private void misplaced(WrittenService service) {
        findings.complain(
                service.main().origin(),
                "",
                "Service " + service.name() + " stands in a file of one color and belongs to this color alone, and no"
                        + " Service is common to both",
                "move it as it is to a file with no color in its name, " + file());
    }

    private void perColor(List<WrittenService> own) {
        Item first = own.get(0).main();
        String names = own.stream().map(WrittenService::name).distinct().collect(Collectors.joining(", "));
        findings.complain(
                first.origin(),
                "",
                (own.size() > 1
                                ? "each of the Services " + names + " belongs to one color"
                                : "Service " + names + " belongs to one color")
                        + ", and no Service is common to both",
                write() + backends(own));
    }

    private String write() {
        return serving.write() + "in " + file() + " `" + toWrite.line() + "`" + toWrite.aboutPort();
    }

    /** The places of Ingresses through which users come to the color that serves. */
    private String backends(List<WrittenService> own) {
        Set<String> names = new LinkedHashSet<>();
        own.stream().filter(service -> serving.mayServe(service.main())).forEach(service -> names.add(service.name()));
        List<Backend> all = serving.backends().stream()
                .filter(backend -> names.contains(backend.service()) && backend.forUsers())
                .toList();
        String places = all.stream()
                .map(backend -> backend.origin().file() + ", " + backend.field())
                .collect(Collectors.joining(" and "));
        return all.isEmpty()
                ? ""
                : "; once that Service is there, in a commit of its own, in " + places + " `name: " + toWrite.name()
                        + "`" + serving.byHand("apply that file yourself");
    }

    /** A file for the Service that isn't there yet. */
    private String file() {
        return Stream.of("service.yaml", "main-service.yaml", "shared-service.yaml")
                .filter(name -> !serving.names().contains(name))
                .findFirst()
                .orElse("a new file");
    }
}
