package dev.teal.cli;

import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import dev.teal.cli.shell.ExitCode;

/** How the help of all commands is laid out. */
final class Usage {

    private Usage() {}

    /** A help that begins with these sentences, the first of which says all of it in short. */
    static UsageMessageSpec of(String... sentences) {
        return new UsageMessageSpec()
                .description(sentences)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n")
                .sortOptions(false);
    }

    /** What the codes of a command that looks at folders mean. */
    static Map<String, String> exitCodes(String fine, String mistakes, String unable) {
        Map<String, String> codes = new TreeMap<>();
        codes.put(code(ExitCode.FINE), fine);
        codes.put(code(ExitCode.MISTAKES), mistakes);
        codes.put(code(ExitCode.UNABLE), unable);
        return codes;
    }

    private static String code(ExitCode code) {
        return Integer.toString(code.number());
    }

    /** {@code --help}, which each command has. */
    static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Prints this.")
                .build();
    }
}
