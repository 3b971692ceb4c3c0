package dev.teal.core.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.teal.core.desired.Manifest;
import dev.teal.core.live.LiveJob;
import dev.teal.core.live.Pod;
import dev.teal.core.live.Scope;
import dev.teal.core.mark.ContentId;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Tree;

/**
 * A Job of the folder for the desired color's content. It is its own record: while it exists under its name, which is made of
 * that content and of the Job as written, it is not run again.
 *
 * @param git the Job as the folder has it
 */
public record JobRun(Situation situation, Manifest git) {

    /** Kubernetes copies a Job's name into a label of its pods. */
    private static final int LONGEST_NAME = 63;

    /** How long a Job may take where it does not say. */
    private static final int SECONDS = 600;

    /** One for each Job of the folder. */
    public static Stream<JobRun> all(Situation situation) {
        return situation.release().jobs().stream().map(job -> new JobRun(situation, job));
    }

    /** Its address in the cluster. */
    public ObjectRef ref() {
        String run = ContentId.of(List.of(Tree.EMPTY.with(situation.content().text(), "content"), git.content()))
                .text()
                .replace("c-", "");
        String end = "-" + situation.active() + "-" + run;
        String name = git.ref().name();
        String begin = name.substring(0, Math.min(name.length(), LONGEST_NAME - end.length()));
        return new ObjectRef(
                git.ref().apiVersion(), git.ref().kind(), git.ref().namespace(), begin.replaceAll("[-.]+$", "") + end);
    }

    /** How it goes, once it was started. */
    public Optional<LiveJob> live() {
        return situation.live().jobs().job(ref());
    }

    /** Whether it has succeeded. */
    public boolean passed() {
        return live().filter(it -> it.state() == LiveJob.State.SUCCEEDED).isPresent();
    }

    /**
     * The Job to start: it runs once, ends by itself, stays when it has ended, and is told what to test. {@code TEAL_PODS} has
     * each ready pod's address with each port that a routed Service sends requests to, as in {@code 10.1.2.3:8080}, with a
     * space between them.
     */
    public Manifest wanted() {
        ObjectRef ref = ref();
        Tree spec = git.content().tree("spec").without("ttlSecondsAfterFinished");
        Tree limited = otherwise(otherwise(spec, "backoffLimit", 0), "activeDeadlineSeconds", SECONDS);
        List<Tree> variables = variables();
        Tree told = told(told(limited, "containers", variables), "initContainers", variables);
        Tree job = git.content()
                .with(ref.name(), "metadata", "name")
                .with(Scope.CHECK, "metadata", "labels", Scope.ROLE)
                .with(situation.active().word(), "metadata", "labels", "teal.dev/color")
                .with(situation.content().text(), "metadata", "annotations", "teal.dev/content")
                .with(told, "spec");
        return new Manifest(ref, job, git.origin());
    }

    private static Tree otherwise(Tree spec, String field, int value) {
        return spec.has(field) ? spec : spec.with(value, field);
    }

    private static Tree told(Tree spec, String containers, List<Tree> variables) {
        List<Tree> all = spec.trees("template", "spec", containers);
        return all.isEmpty()
                ? spec
                : spec.with(all.stream().map(it -> told(it, variables)).toList(), "template", "spec", containers);
    }

    private static Tree told(Tree container, List<Tree> variables) {
        Set<String> names = variables.stream().map(it -> it.text("name")).collect(Collectors.toSet());
        Stream<Tree> own = container.trees("env").stream().filter(it -> !names.contains(it.text("name")));
        return container.with(Stream.concat(variables.stream(), own).toList(), "env");
    }

    private List<Tree> variables() {
        String pods = situation.release().services().stream()
                .flatMap(service -> situation.ready(service).stream()
                        .flatMap(pod -> service.targetPorts().stream().flatMap(port -> pod.door(port).stream())))
                .map(Pod.Door::toString)
                .distinct()
                .collect(Collectors.joining(" "));
        return List.of(
                variable("TEAL_COLOR", situation.active().word()),
                variable("TEAL_CONTENT", situation.content().text()),
                variable("TEAL_PODS", pods));
    }

    private static Tree variable(String name, String value) {
        return Tree.EMPTY.with(name, "name").with(value, "value");
    }
}
