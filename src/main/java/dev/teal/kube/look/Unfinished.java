package dev.teal.kube.look;

import java.util.Optional;

import dev.teal.core.live.Scope;
import dev.teal.core.mark.Marks;
import dev.teal.core.value.Tree;

/** Traffic that was on its way when somebody last looked. */
public final class Unfinished {

    private Unfinished() {}

    /** The application of a Service whose move is not proven yet, or whose color is on trial; empty where it is in order. */
    public static Optional<String> application(Tree service) {
        Marks marks = Marks.of(service.texts("metadata", "annotations"));
        boolean unproven = marks.move().filter(it -> it.provenAt().isEmpty()).isPresent();
        return unproven || marks.trials().watch().isPresent() ? Scope.application(service) : Optional.empty();
    }
}
