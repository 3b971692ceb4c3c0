package dev.teal.app.text;

import java.util.Arrays;
import java.util.logging.Filter;
import java.util.logging.LogRecord;

import io.quarkus.logging.LoggingFilter;
import org.jboss.logmanager.ExtLogRecord;

import dev.teal.core.value.Inert;

/**
 * Makes inert what is put into a line of the log, whoever writes it. A line's own format may have line feeds, since Teal
 * writes it; a line that was put together beforehand may not.
 */
@LoggingFilter(name = InertLog.NAME)
public final class InertLog implements Filter {

    static final String NAME = "inert";

    /** Always lets the record through, in its inert form. */
    @Override
    public boolean isLoggable(LogRecord line) {
        Object[] parts = line.getParameters();
        if (parts != null && parts.length > 0) {
            line.setParameters(Arrays.stream(parts).map(InertLog::part).toArray());
        } else if (line instanceof ExtLogRecord whole && line.getMessage() != null) {
            whole.setMessage(Inert.text(line.getMessage()), whole.getFormatStyle());
        }
        if (line.getThrown() != null) {
            line.setThrown(Told.of(line.getThrown()));
        }
        return true;
    }

    private static Object part(Object part) {
        return part == null || part instanceof Number || part instanceof Boolean ? part : Inert.text(part.toString());
    }

    /** A failure to be shown: says the same, where it happened and why, and is no more than that. */
    private static final class Told extends Throwable {

        private static final long serialVersionUID = 1;

        private final String text;

        private Told(String text, Throwable cause) {
            super(text, cause);
            this.text = text;
        }

        static Told of(Throwable failure) {
            Throwable cause = failure.getCause();
            Told told = new Told(Inert.text(failure.toString()), cause == null || cause == failure ? null : of(cause));
            told.setStackTrace(failure.getStackTrace());
            return told;
        }

        @Override
        public String toString() {
            return text;
        }
    }
}
