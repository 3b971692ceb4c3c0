package dev.teal.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;

import io.quarkus.runtime.annotations.RegisterResources;

/**
 * The page for people. It is served from memory: Quarkus' own way to serve a file unpacks it below {@code /tmp} first, and
 * in a pod there is nothing to write to.
 */
@Path("/")
@RegisterResources(globs = PageResource.FILE)
public class PageResource {

    static final String FILE = "page.html";

    private final String page = read();

    /** The page; what it shows it asks {@link ApplicationsResource} for. */
    @GET
    @Produces("text/html;charset=utf-8")
    public String page() {
        return page;
    }

    private static String read() {
        try (InputStream in = PageResource.class.getResourceAsStream("/" + FILE)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
