package dev.teal.app;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import io.fabric8.kubernetes.api.model.KubernetesResource;
import io.fabric8.kubernetes.internal.KubernetesDeserializer;
import io.quarkus.runtime.annotations.RegisterForReflection;

/**
 * Reads over the extensions of a kubeconfig in the native binary. Tools such as minikube put them there, and nothing in
 * Teal looks at them; but fabric8 makes an object of each, of whatever kind it says it is, for which the binary would
 * have to hold the classes of every kind, 7,900 methods.
 */
@RegisterForReflection(targets = KubernetesDeserializer.class, methods = false, fields = false)
@TargetClass(KubernetesDeserializer.class)
final class KubeconfigExtensions {

    private KubeconfigExtensions() {}

    @Substitute
    KubernetesResource deserialize(JsonParser parser, JsonNode extension) {
        return null;
    }
}
