package dev.teal.app;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.fabric8.kubernetes.api.model.AuthInfo;
import io.fabric8.kubernetes.api.model.AuthProviderConfig;
import io.fabric8.kubernetes.api.model.Cluster;
import io.fabric8.kubernetes.api.model.Config;
import io.fabric8.kubernetes.api.model.Context;
import io.fabric8.kubernetes.api.model.ExecConfig;
import io.fabric8.kubernetes.api.model.ExecEnvVar;
import io.fabric8.kubernetes.api.model.NamedAuthInfo;
import io.fabric8.kubernetes.api.model.NamedCluster;
import io.fabric8.kubernetes.api.model.NamedContext;
import io.fabric8.kubernetes.api.model.NamedExtension;
import io.fabric8.kubernetes.api.model.Preferences;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;
import org.graalvm.nativeimage.hosted.Feature;
import org.graalvm.nativeimage.hosted.RuntimeReflection;

/**
 * Tells a native binary of the classes that fabric8 reads a kubeconfig into, and the answer of its {@code exec} plugin;
 * in a pod there is neither. Of each, all is told but the way to its builder, which nobody takes and which leads far.
 */
public final class KubeconfigClasses implements Feature {

    static final List<Class<?>> CLASSES = List.of(
            AuthInfo.class,
            AuthProviderConfig.class,
            Cluster.class,
            Config.class,
            Context.class,
            ExecConfig.class,
            ExecEnvVar.class,
            NamedAuthInfo.class,
            NamedCluster.class,
            NamedContext.class,
            NamedExtension.class,
            Preferences.class,
            io.fabric8.kubernetes.client.Config.ExecCredential.class,
            io.fabric8.kubernetes.client.Config.ExecCredentialSpec.class,
            io.fabric8.kubernetes.client.Config.ExecCredentialStatus.class);

    private static final Set<String> TO_BUILDERS = Set.of("edit", "toBuilder");

    @Override
    public String getDescription() {
        return "what a kubeconfig is read into";
    }

    @Override
    public void beforeAnalysis(BeforeAnalysisAccess access) {
        for (Class<?> type : CLASSES) {
            RuntimeReflection.register(type);
            RuntimeReflection.register(type.getDeclaredConstructors());
            RuntimeReflection.register(type.getDeclaredFields());
            RuntimeReflection.register(Stream.of(type.getDeclaredMethods())
                    .filter(method -> !TO_BUILDERS.contains(method.getName()))
                    .toArray(Method[]::new));
        }
        RuntimeReflection.register(KubernetesDeserializer.class);
        RuntimeReflection.register(KubernetesDeserializer.class.getDeclaredConstructors());
    }
}
