package dev.teal;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.conditions.ArchConditions.be;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.library.dependencies.SlicesRuleDefinition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds the packages apart. Each rule says what to do when it bites. */
class StructureTest {

    private static final int LONGEST_FILE = 200;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.teal");

    /** Package, and what it is there for; a manifest has regular expressions besides, Git SSH, and Kubernetes its JSON. */
    @ParameterizedTest
    @CsvSource({
        "core, dev.teal.core",
        "manifest, org.snakeyaml.engine|com.google.re2j",
        "git, org.eclipse.jgit|com.jcraft.jsch",
        "kube, io.fabric8|com.fasterxml.jackson",
        "embedded, io.vertx",
        "inquiry, io.vertx|com.google.re2j",
        "told, io.vertx"
    })
    void eachPackageKnowsTheCoreAndOneThingOutside(String name, String library) {
        classes()
                .that()
                .resideInAPackage("dev.teal." + name + "..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(Stream.concat(
                                Stream.of(
                                        "java..",
                                        "javax.crypto..",
                                        "javax.net..",
                                        "dev.teal.core..",
                                        "dev.teal." + name + ".."),
                                Stream.of(library.split("\\|")).map(it -> it + ".."))
                        .toArray(String[]::new))
                .because(
                        "what " + name + " can't do with " + library + " belongs into another package: pass a value of "
                                + "the core's instead, or add a method to a port and let app wire it")
                .check(MAIN);
    }

    @Test
    void onlyTheCommandLineKnowsItsLibrary() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.teal.cli..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("picocli..")
                .because("what is asked for on the command line is a value: take that")
                .check(MAIN);
    }

    @Test
    void nobodyKnowsTheCommandsButTheStart() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.teal.cli..")
                .and()
                .resideOutsideOfPackage("dev.teal.app")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.teal.cli..")
                .because("commands put parts together as dev.teal.app does, and neither is a part of the other")
                .check(MAIN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"app", "cli", "core", "git", "told"})
    void roomsKnowOnlyWhatIsBelowThem(String name) {
        SlicesRuleDefinition.slices()
                .matching("dev.teal." + name + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("a visitor reads a room and what it stands on: move what two rooms need into one below both")
                .check(MAIN);
    }

    @Test
    void onlyTheAppKnowsTheFramework() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.teal.app..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "io.quarkus..", "io.smallrye..", "jakarta..", "org.eclipse.microprofile..", "io.micrometer..")
                .because("the framework is exchangeable: take what is needed as a constructor's parameter and let "
                        + "dev.teal.app.Wiring pass it")
                .check(MAIN);
    }

    @Test
    void namesSayWhatAClassIs() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Handler|Helper|Util|Utils|Impl)(\\$.*)?")
                .orShould()
                .haveSimpleNameContaining("Util")
                .because("such a name fits anything: name the thing that the class is")
                .check(MAIN);
    }

    @Test
    void nothingIsOpenForInheritanceByAccident() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.teal.app..")
                .and()
                .areTopLevelClasses()
                .should(be(closed()))
                .because("behaviour is shared by composition: make it final, a record, or sealed with its cases named")
                .check(MAIN);
    }

    @Test
    void nothingSleeps() {
        noClasses()
                .should()
                .accessTargetWhere(calls("sleeps", Thread.class, "sleep"))
                .because("a tick never waits: hold with a reason, and let the next tick look again")
                .check(MAIN);
    }

    @Test
    void theCoreIsToldTheTime() {
        noClasses()
                .that()
                .resideInAPackage("dev.teal.core..")
                .should()
                .accessTargetWhere(calls("reads a clock", Instant.class, "now"))
                .orShould()
                .accessTargetWhere(calls("makes a clock", Clock.class, "system"))
                .orShould()
                .accessTargetWhere(calls("reads a clock", System.class, "currentTimeMillis"))
                .orShould()
                .accessTargetWhere(calls("reads a clock", System.class, "nanoTime"))
                .because("equal arguments give equal plans: take an Instant, or a Clock in a constructor")
                .check(MAIN);
    }

    @Test
    void whatAClassNeedsIsInItsConstructor() {
        noFields()
                .should()
                .beAnnotatedWith("jakarta.inject.Inject")
                .orShould()
                .beAnnotatedWith("org.eclipse.microprofile.config.inject.ConfigProperty")
                .because("a test builds it with new: move the field's value into the constructor")
                .check(MAIN);
    }

    @Test
    void noFileIsLongerThanAReaderCanHold() {
        assertThat(sources().filter(file -> lines(file).size() > LONGEST_FILE))
                .as(
                        "files over " + LONGEST_FILE
                                + " lines: which noun is missing? Give it a class of its own, with the methods that speak of it")
                .isEmpty();
    }

    private static DescribedPredicate<JavaClass> closed() {
        return describe(
                "final, an interface, an enum or sealed",
                type -> type.getModifiers().contains(JavaModifier.FINAL)
                        || type.isInterface()
                        || type.isEnum()
                        || type.reflect().isSealed());
    }

    private static DescribedPredicate<JavaAccess<?>> calls(String what, Class<?> owner, String prefix) {
        return describe(
                what,
                access -> access.getTargetOwner().isEquivalentTo(owner)
                        && access.getTarget().getName().startsWith(prefix));
    }

    private static Stream<Path> sources() {
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
