package dev.teal.manifest.folder;

import java.util.List;
import java.util.Optional;

import dev.teal.core.policy.Policy;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.yaml.Document;

/** The folder's policy, which may stand in one of two files. */
final class Policies {

    private final Findings findings;
    private Optional<FileName> first = Optional.empty();
    private Policy policy = Policy.NONE;

    Policies(Findings findings) {
        this.findings = findings;
    }

    /** Takes the policy from a file; complains about a second one. */
    void read(FileName file, List<Document> documents) {
        if (first.isPresent()) {
            findings.complain(file.origin(), "", "stands beside " + first.get().text(), "keep one of the two");
            return;
        }
        first = Optional.of(file);
        policy = new PolicyFile(file, findings).read(documents);
    }

    /** What it says; nothing where there is none. */
    Policy policy() {
        return policy;
    }
}
