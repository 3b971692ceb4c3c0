package dev.teal.app;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

import org.jboss.logmanager.formatters.PatternFormatter;

/** The lines of Teal's log while something is done. */
public final class Lines extends Handler {

    private final List<String> lines = new CopyOnWriteArrayList<>();

    private Lines() {}

    public static List<String> of(Runnable task) {
        return during(lines -> task.run());
    }

    /** The same, for one that waits for a line. */
    public static List<String> during(Consumer<List<String>> task) {
        Lines log = new Lines();
        Logger logger = Logger.getLogger("dev.teal");
        logger.addHandler(log);
        try {
            task.accept(log.lines);
        } finally {
            logger.removeHandler(log);
        }
        return log.lines;
    }

    @Override
    public void publish(LogRecord line) {
        lines.add(new PatternFormatter("%s").format(line));
    }

    @Override
    public void flush() {
        // Nothing is kept back.
    }

    @Override
    public void close() {
        // There is nothing to close.
    }
}
