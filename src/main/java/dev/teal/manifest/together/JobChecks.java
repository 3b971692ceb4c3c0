package dev.teal.manifest.together;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.policy.Check;
import dev.teal.core.policy.JobCheck;
import dev.teal.core.value.Flow;
import dev.teal.core.value.PlainScalar;
import dev.teal.manifest.check.ObjectChecks;
import dev.teal.manifest.color.Pods;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.folder.FolderContents;
import dev.teal.manifest.object.Bystander;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.yaml.FieldPath;

/** Finds the Jobs that {@code teal.yaml} names. */
public final class JobChecks {

    private static final String JOB = "Job";

    private final FolderContents contents;
    private final Pods pods;
    private final Findings findings;
    private final Origin policy;

    /** For the Jobs of a folder whose colors have these pods. */
    public JobChecks(FolderContents contents, Pods pods, Findings findings) {
        this.contents = contents;
        this.pods = pods;
        this.findings = findings;
        this.policy = contents.policies().origin();
    }

    /** Complains about Jobs that are not there, or can't be run. */
    public void check() {
        List<Check> checks = contents.policies().policy().before().checks();
        for (int i = 0; i < checks.size(); i++) {
            if (checks.get(i) instanceof JobCheck check) {
                job(check.file(), FieldPath.item("before.checks", i) + ".job").ifPresent(this::check);
            }
        }
    }

    private Optional<Item> job(String file, String field) {
        FileName name = new FileName(file);
        if (!contents.names().contains(file)) {
            findings.complain(
                    policy,
                    field,
                    "names " + PlainScalar.written(file) + ", which is no file of this folder",
                    NearMiss.of(file, manifests())
                            .map(it -> "write `job: " + it + "`")
                            .orElse("write the name of the file that has the Job, or add that file"));
        } else if (!isManifest(name)) {
            findings.complain(
                    policy,
                    field,
                    "names " + file + ", which is no manifest",
                    "write for instance `job: smoke-test.yaml`");
        } else if (name.color().isPresent()) {
            findings.complain(
                    policy,
                    field,
                    "names a file of " + name.color().get() + ", and a Job tests either color",
                    "give the file a name without a color's word");
        } else {
            return only(name);
        }
        return Optional.empty();
    }

    private List<String> manifests() {
        return contents.names().stream()
                .filter(it -> isManifest(new FileName(it)))
                .toList();
    }

    private static boolean isManifest(FileName file) {
        return file.isYaml() && !file.isPolicy();
    }

    private Optional<Item> only(FileName file) {
        List<Item> all = contents.tests().stream()
                .filter(item -> item.origin().file().equals(file.text()))
                .toList();
        List<Item> jobs = all.stream().filter(item -> item.is(JOB)).toList();
        if (jobs.size() != 1) {
            findings.complain(
                    file.origin(),
                    "",
                    jobs.isEmpty() ? "has no Job" : "has " + jobs.size() + " Jobs",
                    jobs.isEmpty()
                            ? "write one, as `kubectl create job smoke-test --image=IMAGE --dry-run=client -o yaml` prints it"
                            : "keep one, and give each other one a file and an item of `checks`");
        }
        all.stream()
                .filter(item -> !jobs.isEmpty() && !item.is(JOB))
                .forEach(item -> findings.complain(
                        item.origin(),
                        "",
                        "has " + item.manifest().ref().kind() + " " + item.name()
                                + " beside the Job that tests a color",
                        "move it into another file"));
        return jobs.stream().findFirst();
    }

    private void check(Item job) {
        new ObjectChecks(findings).check(job);
        String namespace =
                pods.of(pods.colors().iterator().next()).manifest().ref().namespace();
        if (!job.manifest().ref().namespace().equals(namespace)) {
            findings.complain(job.complaint(
                    "metadata.namespace",
                    "is not " + namespace + ", where the colors are",
                    "write `namespace: " + namespace + "`"));
        }
        Bystander made = Bystander.of(job.content(), namespace, job.origin(), job.at());
        contents.items().stream()
                .filter(item -> item.is("Service") && !item.selector().isEmpty())
                .filter(item -> made.selectedBy(item.manifest().ref().namespace(), item.selector()))
                .findFirst()
                .ifPresent(service -> findings.complain(job.complaint(
                        "spec.template.metadata.labels",
                        "are selected by Service " + service.name() + " (" + Flow.of(service.selector())
                                + "): users would be sent to the Job's pods",
                        "give the Job's pods other labels, or none")));
    }
}
