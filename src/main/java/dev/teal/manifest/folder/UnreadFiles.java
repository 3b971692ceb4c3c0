package dev.teal.manifest.folder;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import dev.teal.core.desired.Complaint;
import dev.teal.core.port.Folder;
import dev.teal.manifest.file.FileBytes;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;

/** The files of a folder that can't be read. */
final class UnreadFiles {

    private final Scope scope;
    private final Policies policies;
    private final Findings findings;
    private final Set<FileName> shared = new HashSet<>();
    private final Map<FileName, Complaint> unimportant = new LinkedHashMap<>();

    UnreadFiles(Scope scope, Policies policies, Findings findings) {
        this.scope = scope;
        this.policies = policies;
        this.findings = findings;
    }

    /** Complains about a file that matters, for that reason, and keeps the others. */
    void add(Folder.Entry entry, Complaint complaint) {
        FileName file = new FileName(entry.name());
        if (file.isYaml() && !file.isPolicy() && file.color().isEmpty()) {
            shared.add(file);
        }
        boolean owned = file.isActiveColor() || file.isPolicy() || file.color().isPresent() || policies.isTest(file);
        if (owned || scope == Scope.EVERYTHING && FileBytes.mayHoldObjects(entry)) {
            findings.complain(complaint);
        } else {
            unimportant.put(file, complaint);
        }
    }

    /** Whether a shared file is among them. */
    boolean anyShared() {
        return !shared.isEmpty();
    }

    /** Those that may not matter, and why they can't be read. */
    Map<FileName, Complaint> unimportant() {
        return Map.copyOf(unimportant);
    }
}
