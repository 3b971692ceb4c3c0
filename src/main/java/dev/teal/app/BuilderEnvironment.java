package dev.teal.app;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.oracle.svm.core.annotate.Alias;
import com.oracle.svm.core.annotate.RecomputeFieldValue;
import com.oracle.svm.core.annotate.RecomputeFieldValue.Kind;
import com.oracle.svm.core.annotate.TargetClass;

/**
 * Keeps the environment of the machine that builds out of the native binary. Quarkus reads its configuration once while
 * the image is built, and what it has read from the environment, secrets too, would stay in the image's heap. Here the
 * binary is given empty collections instead; the environment that it runs in is read anew.
 */
@TargetClass(className = "io.smallrye.config.EnvConfigSource$EnvVars")
final class BuilderEnvironment {

    @Alias
    @RecomputeFieldValue(kind = Kind.NewInstance, declClass = HashMap.class)
    private Map<?, ?> env;

    @Alias
    @RecomputeFieldValue(kind = Kind.NewInstance, declClass = HashSet.class)
    private Set<String> names;

    @Alias
    @RecomputeFieldValue(kind = Kind.NewInstance, declClass = HashSet.class)
    private Set<String> lowerCaseAndDottedNames;

    private BuilderEnvironment() {}
}
