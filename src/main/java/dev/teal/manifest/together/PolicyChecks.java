package dev.teal.manifest.together;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.policy.Check;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Policy;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.folder.Policies;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.policy.PolicyFile;
import dev.teal.manifest.yaml.FieldPath;

/** Checks what {@code teal.yaml} says against the colors. */
public final class PolicyChecks {

    private static final String REPLICAS = "idle.replicas";

    private final Origin origin;
    private final Policy policy;
    private final Pods pods;
    private final Findings findings;

    /** For what the folder says, if it says anything. */
    public PolicyChecks(Policies policies, Pods pods, Findings findings) {
        this.origin = policies.origin();
        this.policy = policies.policy();
        this.pods = pods;
        this.findings = findings;
    }

    /** Complains about ports that a color's containers lack, and about a shrunken color that is not smaller. */
    public void check(List<Item> items) {
        ports("before.checks", policy.before().checks());
        ports("after.checks", policy.after().checks());
        if (policy.idle().then() == Idle.Then.SHRINK) {
            List<Item> autoscalers = items.stream().filter(this::scales).toList();
            autoscalers.stream()
                    .filter(item -> policy.idle().replicas() < least(item))
                    .max(Comparator.comparingInt(PolicyChecks::least))
                    .ifPresent(this::raised);
            if (autoscalers.isEmpty()) {
                smaller();
            }
        }
    }

    private void ports(String path, List<? extends Check> checks) {
        for (int i = 0; i < checks.size(); i++) {
            Optional<String> port = checks.get(i) instanceof HttpCheck check
                    ? check.port().filter(it -> !it.matches("[0-9]+"))
                    : Optional.empty();
            if (port.isPresent()) {
                TargetPort target = new TargetPort(pods, "port", port.get(), "TCP");
                if (!target.lacking().isEmpty()) {
                    String at = FieldPath.item(path, i) + ".http.port";
                    findings.complain(origin, at, target.problem(), target.advice());
                }
            }
        }
    }

    /** An autoscaler takes a color that is shrunk below its minimum up to it again. */
    private void raised(Item autoscaler) {
        findings.complain(
                origin,
                REPLICAS,
                "is " + policy.idle().replicas() + ", below minReplicas " + least(autoscaler) + " of "
                        + autoscaler.manifest().ref() + ", which would raise it again",
                line(least(autoscaler)));
    }

    private void smaller() {
        int most = pods.colors().stream()
                .mapToInt(color -> pods.of(color).content().number(1, "spec", "replicas"))
                .max()
                .orElse(0);
        if (most <= policy.idle().replicas()) {
            findings.complain(
                    origin,
                    REPLICAS,
                    "is " + policy.idle().replicas() + ", and no color has more (spec.replicas: " + most
                            + "): nothing would be shrunk",
                    most > 1 ? line(most - 1) : "write `idle: keep`, or `idle: stop` for no pods at all");
        }
    }

    private String line(int replicas) {
        return "write `" + PolicyFile.shrink(policy.idle().after(), replicas) + "`";
    }

    private boolean scales(Item item) {
        String name = item.content().tree("spec", "scaleTargetRef").text("name");
        return item.is("HorizontalPodAutoscaler")
                && pods.deployments().values().stream()
                        .map(deployment -> deployment.manifest().ref())
                        .anyMatch(ref -> ref.name().equals(name)
                                && ref.namespace().equals(item.manifest().ref().namespace()));
    }

    private static int least(Item autoscaler) {
        return autoscaler.content().number(1, "spec", "minReplicas");
    }
}
