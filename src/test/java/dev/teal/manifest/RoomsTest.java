package dev.teal.manifest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What holds the rooms of this package apart. */
class RoomsTest {

    private static final int MOST = 13;

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.teal.manifest");

    @Test
    void noTwoRoomsNeedEachOther() {
        slices().matching("dev.teal.manifest.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a reader starts with the room that needs no other: move what is needed below")
                .check(MAIN);
    }

    @Test
    void noRoomKnowsHowTheyAreUsedTogether() {
        noClasses()
                .that()
                .resideInAPackage("dev.teal.manifest.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.teal.manifest")
                .because("FolderReading is where they meet: hand over what is needed as a value")
                .check(MAIN);
    }

    @Test
    void aRoomHoldsWhatAReaderCanKeepInMind() {
        Map<String, Long> sizes = MAIN.stream()
                .filter(JavaClass::isTopLevelClass)
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .collect(Collectors.groupingBy(JavaClass::getPackageName, Collectors.counting()));
        assertThat(sizes)
                .hasSizeGreaterThan(5)
                .allSatisfy(
                        (room, size) -> assertThat(size).as("types in " + room).isLessThanOrEqualTo(MOST));
    }
}
