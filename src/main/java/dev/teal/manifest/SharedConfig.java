package dev.teal.manifest;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import dev.teal.core.value.Color;
import dev.teal.core.value.Tree;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;

/** Finds ConfigMaps of the folder that the pods of both colors use: a commit changes them for both at once. */
final class SharedConfig {

    private final Pods pods;
    private final Findings findings;

    SharedConfig(Pods pods, Findings findings) {
        this.pods = pods;
        this.findings = findings;
    }

    /** Notes those among {@code items} that both colors use. */
    void tell(List<Item> items) {
        if (pods.colors().size() < 2) {
            return;
        }
        Set<String> both = used(pods.of(Color.GREEN));
        both.retainAll(used(pods.of(Color.BLUE)));
        String namespace = pods.of(Color.GREEN).manifest().ref().namespace();
        items.stream()
                .filter(item -> item.is("ConfigMap")
                        && both.contains(item.name())
                        && item.manifest().ref().namespace().equals(namespace))
                .forEach(item -> findings.note(new Remark(
                        item.origin(),
                        "ConfigMap " + item.name(),
                        "is used" + meaning("it"),
                        "are used" + meaning("one of them"))));
    }

    private static String meaning(String it) {
        return " by the pods of both colors: a commit that changes " + it
                + " changes it for the color that serves before the switch, and going back does not restore it; give the"
                + " color that does not serve one of its own, with another name, in its file";
    }

    private static Set<String> used(Item deployment) {
        Tree pod = deployment.content().tree("spec", "template", "spec");
        Set<String> names = new TreeSet<>();
        Stream.of("containers", "initContainers")
                .flatMap(list -> pod.trees(list).stream())
                .forEach(container -> {
                    container.trees("env").forEach(it -> names.add(it.text("valueFrom", "configMapKeyRef", "name")));
                    container.trees("envFrom").forEach(it -> names.add(it.text("configMapRef", "name")));
                });
        pod.trees("volumes").forEach(volume -> {
            names.add(volume.text("configMap", "name"));
            volume.trees("projected", "sources").forEach(it -> names.add(it.text("configMap", "name")));
        });
        names.remove("");
        return names;
    }
}
