package dev.teal.cli.output.plan;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.teal.cli.output.FieldLines;
import dev.teal.cli.output.Place;
import dev.teal.cli.output.TextReport;
import dev.teal.cli.plan.Foreseen;
import dev.teal.cli.plan.ObjectOutlook;
import dev.teal.cli.plan.Outcome;
import dev.teal.cli.plan.Outlook;
import dev.teal.cli.plan.Plans;
import dev.teal.cli.plan.TrafficMove;
import dev.teal.cli.plan.Unreadable;
import dev.teal.cli.plan.Unseen;
import dev.teal.cli.shell.Lines;
import dev.teal.cli.shell.Paint;
import dev.teal.cli.shell.Paint.Tone;
import dev.teal.cli.shell.Screen;
import dev.teal.cli.shell.Surroundings;
import dev.teal.core.value.Hold;
import dev.teal.core.value.Inert;
import dev.teal.core.value.ObjectRef;

/** Plans for people: of each folder a line, and below it what would be done, in the order in which it is. */
final class TextPlan {

    private static final String INDENT = "    ";
    private static final String BY_FIELDS =
            "compared field by field: a dry run needs the rights to patch, and to create what is not there, and this user"
                    + " lacks one of them; what the server fills in, and what policies say, was not seen";

    private final Path directory;
    private final Screen screen;
    private final PrintWriter out;
    private final Paint paint;
    private final FieldLines lines;

    TextPlan(Surroundings around) {
        this.directory = around.directory();
        this.screen = around.screen();
        this.out = around.out();
        this.paint = screen.paint();
        this.lines = new FieldLines(paint, out);
    }

    void print(List<Plans> plans) {
        plans.forEach(each ->
                each.folders().forEach(outlook -> print(outlook, each.found().root())));
        out.println(PlanSummary.of(plans, paint));
    }

    private void print(Outlook outlook, Path root) {
        if (outlook instanceof Unreadable unreadable) {
            TextReport report = new TextReport(directory, screen, out);
            unreadable.report().findings().forEach(finding -> report.print(root, finding));
            return;
        }
        String place = Inert.text(new Place(outlook.path(), Optional.empty()).in(directory, root));
        if (outlook instanceof Unseen unseen) {
            out.println(paint.in(Tone.PLACE, place) + ": the cluster can't be asked");
            print(unseen.why());
        } else {
            print(place, (Foreseen) outlook);
        }
    }

    private void print(String place, Foreseen foreseen) {
        out.println(paint.in(Tone.PLACE, place) + ": " + sentence(foreseen));
        foreseen.held().ifPresent(this::print);
        foreseen.written().forEach(this::print);
        foreseen.moves().forEach(this::print);
        foreseen.deeds().forEach(deed -> out.println("  " + Inert.text(deed)));
        foreseen.waits().forEach(wait -> wrapped("waits for: ", wait));
        foreseen.afterwards().forEach(then -> wrapped(foreseen.moves().isEmpty() ? "" : "then: ", then));
        if (foreseen.isByFieldsAlone()) {
            wrapped("note: ", BY_FIELDS);
        }
    }

    private String sentence(Foreseen foreseen) {
        String serves =
                foreseen.serving().map(it -> paint.color(it) + " serves").orElse("no color serves");
        boolean arrived = foreseen.serving().equals(Optional.of(foreseen.wanted()));
        String wants = arrived ? "" : ", Git wants " + paint.color(foreseen.wanted());
        String what = foreseen.outcome() == Outcome.NOTHING
                ? paint.in(Tone.FINE, foreseen.held().isPresent() ? "nothing is done" : "nothing changes")
                : "";
        return serves + wants + (what.isEmpty() ? "" : "; " + what);
    }

    private void print(Hold hold) {
        wrapped("held: ", hold.message());
        if (!hold.advice().isEmpty()) {
            wrapped("", hold.advice());
        }
    }

    private void print(ObjectOutlook object) {
        String name = name(object.manifest().ref());
        switch (object.fate()) {
            case CREATED -> out.println(lines.plus(name));
            case CHANGED -> {
                out.println(paint.in(Tone.NOTICE, "~ ") + name);
                object.fields().forEach(lines::print);
            }
            case TAKEN_OVER -> out.println("  " + name + " becomes Teal's; nothing that runs changes");
            case REFUSED -> out.println(paint.in(Tone.MISTAKE, "! " + name + " would be refused"));
            case KEPT -> {}
        }
    }

    private void print(TrafficMove move) {
        String from = move.from().map(Object::toString).orElse("nobody");
        out.println(paint.in(Tone.NOTICE, "> ") + name(move.service()) + ": " + lines.change(from, move.to()));
    }

    private void wrapped(String label, String text) {
        int room = screen.width() == Screen.ENDLESS ? Screen.ENDLESS : Math.max(1, screen.width() - INDENT.length());
        List<String> broken = Lines.of(Inert.text(label + text), room, 0);
        broken.forEach(line -> out.println(INDENT + line));
    }

    private static String name(ObjectRef ref) {
        return Inert.text(ref.toString());
    }
}
