package dev.teal.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import com.jcraft.jsch.JSch;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

import dev.teal.git.ssh.SshAlgorithms;

/** A native binary only has those classes by name that {@code NativeImage} lists; a new version may need another one. */
class NamedClassesTest {

    @Test
    void everyAlgorithmOfSshIsListed() throws Exception {
        assertThat(listed())
                .containsAll(SshAlgorithms.all().stream().map(JSch::getConfig).toList());
    }

    /** JGit finds what an enum's values are by the method's name, wherever it reads one from a configuration. */
    @Test
    void everyEnumThatJgitReadsFromAConfigurationIsListed() throws Exception {
        Set<String> read = new TreeSet<>();
        new ClassFileImporter()
                .importPackages("org.eclipse.jgit").stream()
                        .flatMap(it -> it.getCodeUnits().stream())
                        .filter(NamedClassesTest::readsAnEnum)
                        .flatMap(NamedClassesTest::enums)
                        .forEach(read::add);
        assertThat(read).hasSizeGreaterThan(20);
        assertThat(listed()).containsAll(read);
    }

    private static boolean readsAnEnum(JavaCodeUnit code) {
        return code.getMethodCallsFromSelf().stream()
                .anyMatch(call -> call.getTarget().getName().equals("getEnum"));
    }

    private static Stream<String> enums(JavaCodeUnit code) {
        Stream<? extends JavaAccess<?>> values = Stream.concat(
                code.getFieldAccesses().stream(),
                code.getMethodCallsFromSelf().stream()
                        .filter(call -> call.getTarget().getName().equals("values")));
        return values.map(JavaAccess::getTargetOwner)
                .filter(JavaClass::isEnum)
                .map(JavaClass::getName)
                .filter(name -> name.startsWith("org.eclipse.jgit."));
    }

    private static List<String> listed() throws ClassNotFoundException {
        return List.of(Class.forName("dev.teal.app.NativeImage")
                .getAnnotation(RegisterForReflection.class)
                .classNames());
    }
}
