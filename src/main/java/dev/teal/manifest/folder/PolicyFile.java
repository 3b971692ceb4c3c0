package dev.teal.manifest.folder;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.teal.core.policy.After;
import dev.teal.core.policy.Before;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Overrides;
import dev.teal.core.policy.Policy;
import dev.teal.core.value.Tree;
import dev.teal.manifest.file.FileName;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.NearMiss;
import dev.teal.manifest.yaml.Document;

/** The file {@code teal.yaml}: durations over the installation's settings. */
final class PolicyFile {

    private static final List<String> KEYS = List.of("settle", "deadline", "prove", "drain");

    /** Nothing can happen in no time: zero would hold or go back at once. */
    private static final Set<String> POSITIVE = Set.of("deadline", "prove");

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");
    private static final Duration LONGEST = Duration.ofHours(24);

    private final FileName file;
    private final Findings findings;

    PolicyFile(FileName file, Findings findings) {
        this.file = file;
        this.findings = findings;
    }

    /** What the file overrides; what can't be understood is complained about. */
    Policy read(List<Document> documents) {
        if (documents.isEmpty()) {
            return Policy.NONE;
        }
        if (documents.size() > 1 || !(documents.get(0).root() instanceof Tree policy)) {
            findings.complain(file.origin(), "", "is not one map of durations", "write lines such as `deadline: 10m`");
            return Policy.NONE;
        }
        Map<String, Duration> found = new LinkedHashMap<>();
        policy.fields().forEach(name -> {
            if (KEYS.contains(name)) {
                duration(name, policy.at(name).orElse("")).ifPresent(it -> found.put(name, it));
            } else {
                findings.complain(file.origin(), name, "is not known", advice(name));
            }
        });
        Overrides overrides = new Overrides(
                Optional.ofNullable(found.get("settle")),
                Optional.ofNullable(found.get("deadline")),
                Optional.ofNullable(found.get("prove")),
                Optional.ofNullable(found.get("drain")));
        return new Policy(overrides, Before.NOTHING, List.of(), After.DEFAULT, Idle.KEPT, Policy.Work.GOES_ON);
    }

    private static String advice(String name) {
        return NearMiss.of(name, KEYS)
                .map(known -> "did you mean `" + known + "`?")
                .orElse("remove it; the keys are settle, deadline, prove and drain");
    }

    private Optional<Duration> duration(String key, Object value) {
        Matcher matcher = DURATION.matcher(value.toString());
        if (!matcher.matches()) {
            boolean bare = value instanceof Integer;
            findings.complain(
                    file.origin(),
                    key,
                    bare ? "is a number without a unit" : "is no duration",
                    "write for instance `" + key + ": " + (bare ? value + "s" : "30s") + "` (units: ms, s, m, h)");
            return Optional.empty();
        }
        long amount = Long.parseLong(matcher.group(1));
        Duration found =
                switch (matcher.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
        if (found.compareTo(LONGEST) > 0) {
            findings.complain(file.origin(), key, "is longer than a day", "write at most `" + key + ": 24h`");
            return Optional.empty();
        }
        if (found.isZero() && POSITIVE.contains(key)) {
            findings.complain(
                    file.origin(),
                    key,
                    "is zero, in which nothing can happen",
                    "write for instance `" + key + ": 30s`");
            return Optional.empty();
        }
        return Optional.of(found);
    }
}
