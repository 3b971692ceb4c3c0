package dev.teal.cli.output.plan;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import dev.teal.cli.adopt.FolderFiles;
import dev.teal.cli.adopt.Foreign;
import dev.teal.cli.adopt.Running;
import dev.teal.cli.plan.Foreseen;
import dev.teal.cli.plan.ObjectOutlook;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.shell.Surroundings;
import dev.teal.core.value.Color;
import dev.teal.core.value.Inert;
import dev.teal.core.value.Tree;

/** What was adopted, for people: the files, whether they are as the cluster has it, and what to do next. */
public final class AdoptionText {

    private static final String INDENT = "    ";

    private final Surroundings around;
    private final PrintWriter out;
    private final String folder;

    /** Prints there; {@code folder} is as it was named. */
    public AdoptionText(Surroundings around, String folder) {
        this.around = around;
        this.out = around.out();
        this.folder = Inert.text(folder);
    }

    /** Whether nothing of what runs would change. */
    public static boolean isHarmless(Outlook outlook) {
        return outlook instanceof Foreseen foreseen
                && foreseen.held().isEmpty()
                && foreseen.moves().isEmpty()
                && foreseen.objects().stream()
                        .noneMatch(it ->
                                it.fate() == ObjectOutlook.Fate.CHANGED || it.fate() == ObjectOutlook.Fate.REFUSED);
    }

    /** Prints all of it. */
    public void print(Running running, FolderFiles files, Optional<String> image, Plans plans) {
        files.files().keySet().forEach(name -> out.println("wrote " + folder + "/" + name));
        Outlook outlook = plans.folders().get(0);
        if (isHarmless(outlook)) {
            out.println("compared with the cluster: nothing that runs changes"
                    + (image.isPresent() ? ", and " + running.color().other() + " comes beside it" : ""));
        } else {
            PlanForm.TEXT.print(List.of(plans), around);
        }
        owners(running).forEach(out::println);
        out.println("next:");
        steps(running, image).forEach(line -> out.println(INDENT + line));
    }

    private static List<String> owners(Running running) {
        List<String> lines = new ArrayList<>();
        for (Tree object : List.of(running.deployment(), running.service())) {
            Set<String> owners = new TreeSet<>(Foreign.owners(object));
            if (owners.isEmpty()) {
                continue;
            }
            lines.add("note: " + Running.title(object) + " was written by " + Inert.text(String.join(", ", owners))
                    + ", too: Teal does not fight over fields, so let only one of them write it. Hand it over:");
            lines.add(INDENT
                    + Foreign.release(object)
                            .map(release -> "kubectl delete secret -n "
                                    + object.text("metadata", "namespace") + " -l owner=helm,name="
                                    + Inert.text(release) + "  # Helm forgets the release, and what runs stays")
                            .orElse("take it out of " + Inert.text(String.join(" and ", owners))
                                    + ", such that it stays in the cluster"));
            lines.add(INDENT + Foreign.disowning(object));
        }
        return lines;
    }

    private List<String> steps(Running running, Optional<String> image) {
        Color color = running.color();
        Color other = color.other();
        List<String> lines = new ArrayList<>();
        lines.add("git add " + folder);
        lines.add("git commit -m 'Serve " + color + "'");
        lines.add("# Teal has to be allowed to write there: TEAL_NAMESPACES="
                + running.service().text("metadata", "namespace"));
        if (image.isEmpty()) {
            lines.add("# then " + other + ": the same command with --" + other.word() + " IMAGE writes its file, too");
        }
        lines.add("# a switch is a commit: echo " + other + " > " + folder + "/active-color");
        return lines;
    }
}
