package dev.teal.cli.argument;

import java.io.File;
import java.util.List;

import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/** The folders and files that a command looks at; their type has shells complete them. */
public final class FolderArguments {

    private FolderArguments() {}

    /** For a command that looks at folders. */
    public static PositionalParamSpec spec() {
        return PositionalParamSpec.builder()
                .index("0..*")
                .arity("0..*")
                .paramLabel("DIR|FILE")
                .type(List.class)
                .auxiliaryTypes(File.class)
                .description("Folders, with all below them; or files, whose folders are looked at. Without one: the"
                        + " current folder.")
                .build();
    }

    /** The same, where the repository's address may stand in a folder's place. */
    public static PositionalParamSpec orAddress() {
        return PositionalParamSpec.builder(spec())
                .paramLabel("DIR|FILE|URL")
                .description(
                        "Folders, with all below them; files, whose folders are looked at; or a repository's address."
                                + " Without one: the current folder.")
                .build();
    }

    /** What was named; else the current folder. */
    public static List<String> of(ParseResult given) {
        List<String> named = given.matchedPositionals().stream()
                .flatMap(it -> it.originalStringValues().stream())
                .toList();
        return named.isEmpty() ? List.of(".") : named;
    }
}
