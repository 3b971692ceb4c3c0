package dev.teal.cli.argument;

import java.util.Map;
import java.util.TreeMap;

import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

import dev.teal.cli.shell.ExitCode;
import dev.teal.cli.shell.Screen;

/** How the help of all commands is laid out. */
public final class Usage {

    /** Lines of help are not longer than people like to read, and not shorter than picocli can lay out. */
    private static final int WIDEST = 100;

    private static final int NARROWEST = 55;
    private static final int USUAL = 80;

    private Usage() {}

    /** A help that begins with these sentences, the first of which says all of it in short. */
    public static UsageMessageSpec of(String... sentences) {
        return new UsageMessageSpec()
                .description(sentences)
                .descriptionHeading("%n")
                .parameterListHeading("%n")
                .optionListHeading("%n")
                .commandListHeading("%nCommands:%n")
                .sortOptions(false);
    }

    /** What the codes of a command that looks at folders mean. */
    public static Map<String, String> exitCodes(String fine, String mistakes, String unable) {
        Map<String, String> codes = new TreeMap<>();
        codes.put(code(ExitCode.FINE), fine);
        codes.put(code(ExitCode.MISTAKES), mistakes);
        codes.put(code(ExitCode.UNABLE), unable);
        return codes;
    }

    /** The same of one that also says whether something would change. */
    public static Map<String, String> exitCodes(String fine, String mistakes, String unable, String changes) {
        Map<String, String> codes = exitCodes(fine, mistakes, unable);
        codes.put(code(ExitCode.CHANGES), changes);
        return codes;
    }

    private static String code(ExitCode code) {
        return Integer.toString(code.number());
    }

    /** {@code --help}, which each command has. */
    public static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .usageHelp(true)
                .description("Prints this.")
                .build();
    }

    /** The same command line, whose help fits the screen. */
    public static CommandLine fitting(Screen screen, CommandLine line) {
        int columns = screen.width() == Screen.ENDLESS ? USUAL : screen.width();
        return line.setUsageHelpWidth(Math.max(NARROWEST, Math.min(WIDEST, columns)))
                .setColorScheme(Help.defaultColorScheme(
                        switch (screen.paint()) {
                            case NONE -> Help.Ansi.OFF;
                            case COLORS -> Help.Ansi.ON;
                        }));
    }
}
