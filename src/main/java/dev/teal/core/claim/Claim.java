package dev.teal.core.claim;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import dev.teal.core.desired.Complaint;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Refusal;
import dev.teal.core.desired.Release;
import dev.teal.core.value.ObjectRef;

/** An object that a release names, and what its author is told where it can't have it. */
record Claim(Release release, Manifest manifest) {

    /** Each of a thousand copies would otherwise name all others. */
    private static final int NAMED = 8;

    /** An object's address, which is the same in each version of its API. */
    static ObjectRef object(ObjectRef ref) {
        return new ObjectRef(ref.group(), ref.kind(), ref.namespace(), ref.name());
    }

    ObjectRef object() {
        return object(manifest.ref());
    }

    String application() {
        return release.application();
    }

    /** Another release has it. */
    Complaint taken(Release holder) {
        return complaint(
                "was applied for the folder " + place(holder) + ", which names it, too, and goes on",
                "give it another name or namespace here; or, to hand it over, take it out of " + place(holder));
    }

    /** A folder may have it that can't be read. */
    Complaint reserved(Refusal holder) {
        return complaint(
                "was applied for the folder " + place(holder) + ", which can't be read now",
                "give it another name or namespace here; or mend " + place(holder)
                        + " without it, or remove that folder");
    }

    /** These applications name it, and none of them has it. */
    Complaint shared(Set<String> claimants) {
        return complaint(
                "is in several folders: " + named(new TreeSet<>(claimants)),
                "give it another name or namespace, or take it out of all but one of them; what is for another cluster"
                        + " belongs below another teal.git.path");
    }

    private static String named(Collection<String> claimants) {
        String first = claimants.stream().limit(NAMED).collect(Collectors.joining(", "));
        return claimants.size() <= NAMED ? first : first + " and " + (claimants.size() - NAMED) + " more";
    }

    /** The release as one that is refused for this. */
    Refusal refused(Complaint complaint) {
        return new Refusal(
                release.application(),
                release.path(),
                release.commit(),
                release.content(),
                List.of(complaint),
                release.notices());
    }

    private Complaint complaint(String problem, String advice) {
        return new Complaint(manifest.origin(), "metadata.name", manifest.ref() + " " + problem, advice);
    }

    private static String place(Reading reading) {
        return reading.path().isEmpty() ? "at the root (" + reading.application() + ")" : reading.path();
    }
}
