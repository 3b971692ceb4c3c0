package dev.teal.cli.shell;

import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Keeps what a command prints until it is flushed, or the command ends. */
final class Shown extends Writer {

    private final OutputStream to;
    private final StringBuilder text = new StringBuilder();

    Shown(OutputStream to) {
        this.to = to;
    }

    @Override
    public void write(char[] part, int from, int length) {
        text.append(part, from, length);
    }

    @Override
    public void flush() throws IOException {
        to.write(rest().getBytes(StandardCharsets.UTF_8));
        to.flush();
    }

    /** What was not flushed, which is its reader's now. */
    String rest() {
        String rest = text.toString();
        text.setLength(0);
        return rest;
    }

    @Override
    public void close() throws IOException {
        flush();
    }
}
