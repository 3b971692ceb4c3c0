package dev.teal.cli.argument;

import java.util.Optional;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

import dev.teal.cli.shell.Surroundings;
import dev.teal.cli.shell.UnableException;
import dev.teal.core.port.StalledException;
import dev.teal.kube.api.Kubeconfig;

/** {@code --context}: which cluster of the kubeconfig is asked. */
public final class ClusterOption {

    private static final String NAME = "--context";

    private ClusterOption() {}

    /** For a command that asks a cluster. */
    public static OptionSpec spec() {
        return OptionSpec.builder(NAME)
                .paramLabel("NAME")
                .type(String.class)
                .description("The context of the kubeconfig; else its current one.")
                .build();
    }

    /**
     * The way to that cluster, which has to be closed.
     *
     * @throws UnableException where the kubeconfig can't be used
     */
    public static Kubeconfig open(ParseResult given, Surroundings around) throws UnableException {
        Optional<String> files =
                Optional.ofNullable(around.environment().get("KUBECONFIG")).filter(it -> !it.isBlank());
        try {
            return Kubeconfig.open(files, Optional.ofNullable(given.matchedOptionValue(NAME, null)));
        } catch (StalledException e) {
            throw new UnableException(e.hold());
        }
    }
}
