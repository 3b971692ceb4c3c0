package dev.teal.manifest.folder;

import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Origin;
import dev.teal.core.policy.JobCheck;
import dev.teal.core.policy.Policy;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.outside.AllowedUrls;
import dev.teal.manifest.policy.PolicyFile;
import dev.teal.manifest.yaml.Document;

/** The folder's policy, which may stand in one of two files. */
public final class Policies {

    private final AllowedUrls urls;
    private final Findings findings;
    private Optional<FileName> first = Optional.empty();
    private Policy policy = Policy.NONE;

    Policies(AllowedUrls urls, Findings findings) {
        this.urls = urls;
        this.findings = findings;
    }

    /** Takes the policy from a file; complains about a second one. */
    void read(FileName file, List<Document> documents) {
        if (first.isPresent()) {
            findings.complain(file.origin(), "", "stands beside " + first.get().text(), "keep one of the two");
            return;
        }
        first = Optional.of(file);
        policy = new PolicyFile(file.origin(), urls, findings).read(documents);
    }

    /** Where it stands, or would stand. */
    public Origin origin() {
        return first.map(FileName::origin).orElse(Origin.of("teal.yaml"));
    }

    /** Whether the file is named as one that has a Job that tests a color; the policy has to be read before. */
    boolean isTest(FileName file) {
        return file.color().isEmpty() && policy.before().jobs().contains(new JobCheck(file.text()));
    }

    /** What it says; nothing where there is none. */
    public Policy policy() {
        return policy;
    }
}
