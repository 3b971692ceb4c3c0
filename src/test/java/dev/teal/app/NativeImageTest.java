package dev.teal.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.client.Config.ExecCredential;
import io.quarkus.runtime.annotations.RegisterForReflection;
import org.junit.jupiter.api.Test;

/** A native binary only has those classes that are told; a new version of fabric8 may read into another one. */
class NativeImageTest {

    @Test
    void everyClassThatAKubeconfigIsReadIntoIsTold() {
        Set<Class<?>> read = new HashSet<>();
        add(Config.class, read);
        assertThat(read).hasSizeGreaterThan(10);
        add(ExecCredential.class, read);
        assertThat(NativeImage.class.getAnnotation(RegisterForReflection.class).targets())
                .containsAll(read);
    }

    private static void add(Type type, Set<Class<?>> read) {
        if (type instanceof ParameterizedType generic) {
            Stream.of(generic.getActualTypeArguments()).forEach(it -> add(it, read));
        }
        if (type instanceof Class<?> own && own.getName().startsWith("io.fabric8.") && read.add(own)) {
            Stream.of(own.getDeclaredFields())
                    .filter(field -> !Modifier.isStatic(field.getModifiers()))
                    .map(Field::getGenericType)
                    .forEach(it -> add(it, read));
        }
    }
}
