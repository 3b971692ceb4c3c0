package dev.teal.manifest.yaml;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Origin;
import dev.teal.manifest.finding.UnreadableException;

/** Splits the text of one YAML file into documents. JSON is YAML, too. */
public final class Documents {

    private final YamlLimits limits;

    /** Within these limits. */
    public Documents(YamlLimits limits) {
        this.limits = limits;
    }

    /**
     * The documents of a file that aren't empty, in their order.
     *
     * @throws UnreadableException where the text is no YAML, or more of it than the limits allow
     */
    public List<Document> read(Origin file, String text) throws UnreadableException {
        if (text.length() > limits.characters()) {
            throw refuse(
                    file, "holds more than " + limits.characters() + " characters", "split it, or keep data out of it");
        }
        List<Document> found = new ArrayList<>();
        int number = 0;
        try {
            Iterator<Event> events =
                    new Parse(LoadSettings.builder().build()).parseString(text).iterator();
            while (events.hasNext()) {
                if (events.next().getEventId() == Event.ID.DocumentStart) {
                    number++;
                    if (number > limits.documents()) {
                        throw refuse(
                                file,
                                "holds more than " + limits.documents() + " documents",
                                "split it into several files");
                    }
                    new TreeBuilder(new Origin(file.file(), number), limits, events)
                            .document()
                            .ifPresent(found::add);
                }
            }
        } catch (UnreadableException e) {
            throw Template.in(file, text).orElse(e);
        } catch (MarkedYamlEngineException e) {
            throw Template.in(file, text).orElseGet(() -> YamlMistake.explain(file, text, e));
        } catch (RuntimeException e) {
            // The parser throws whatever its arithmetic runs into on mangled text, besides its own exceptions.
            throw Template.in(file, text)
                    .orElseGet(() -> refuse(file, "is not YAML", "check it with `kubectl apply --dry-run=client`"));
        }
        return found;
    }

    private static UnreadableException refuse(Origin origin, String problem, String advice) {
        return new UnreadableException(new Complaint(origin, "", problem, advice));
    }
}
