package dev.teal.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;

/** Runs {@code git http-backend}, Git's own server program, for one request: a CGI bridge. */
record GitBackend(Path root) {

    /** Answers with what the program says; returns the bytes of the answer's body. */
    long answer(HttpExchange exchange, byte[] body) throws IOException {
        ProcessBuilder command = new ProcessBuilder("git", "http-backend");
        command.redirectError(ProcessBuilder.Redirect.DISCARD);
        environment(command.environment(), exchange, body.length);
        Process program = command.start();
        try {
            try (OutputStream in = program.getOutputStream()) {
                in.write(body);
            } catch (IOException e) {
                // The program may answer without reading the request, as it does for a repository that is not there.
            }
            InputStream out = program.getInputStream();
            int status = headers(out, exchange);
            exchange.sendResponseHeaders(status, 0);
            return out.transferTo(exchange.getResponseBody());
        } finally {
            program.destroyForcibly();
        }
    }

    private void environment(Map<String, String> environment, HttpExchange exchange, int length) {
        URI uri = exchange.getRequestURI();
        TestRepository.isolate(environment, root);
        environment.put("GIT_PROJECT_ROOT", root.toString());
        environment.put("GIT_HTTP_EXPORT_ALL", "1");
        environment.put("REQUEST_METHOD", exchange.getRequestMethod());
        environment.put("PATH_INFO", uri.getPath());
        environment.put("QUERY_STRING", Optional.ofNullable(uri.getRawQuery()).orElse(""));
        environment.put("CONTENT_LENGTH", String.valueOf(length));
        environment.put("REMOTE_ADDR", "127.0.0.1");
        pass(exchange, "Content-Type", environment, "CONTENT_TYPE");
        pass(exchange, "Content-Encoding", environment, "HTTP_CONTENT_ENCODING");
        pass(exchange, "Git-Protocol", environment, "GIT_PROTOCOL");
    }

    private static void pass(HttpExchange exchange, String header, Map<String, String> environment, String variable) {
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(header))
                .ifPresent(value -> environment.put(variable, value));
    }

    private static int headers(InputStream out, HttpExchange exchange) throws IOException {
        int status = 200;
        for (String line = line(out); !line.isEmpty(); line = line(out)) {
            String[] parts = line.split(": *", 2);
            if (parts[0].equalsIgnoreCase("Status")) {
                status = Integer.parseInt(parts[1].substring(0, 3));
            } else {
                exchange.getResponseHeaders().add(parts[0], parts[1]);
            }
        }
        return status;
    }

    private static String line(InputStream out) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = out.read(); next >= 0 && next != '\n'; next = out.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.ISO_8859_1).stripTrailing();
    }
}
