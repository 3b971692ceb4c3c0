package dev.teal.cli.output;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import dev.teal.cli.check.Finding;

/**
 * Findings in the form of GitLab's Code Quality. A finding is the same one as in another commit if it has the same fingerprint,
 * so that has no line, which moves with what is written above; what is there twice is counted, since of equal ones GitLab shows
 * one only.
 */
public final class GitLabReport {

    private final Map<String, Integer> seen = new HashMap<>();

    private GitLabReport() {}

    /** All of them. */
    public static String of(Stream<Finding> findings) {
        GitLabReport gitLab = new GitLabReport();
        return JsonText.of(findings.map(gitLab::issue).toList());
    }

    private Map<String, Object> issue(Finding finding) {
        String kind = finding.kind().word();
        int line = finding.position().map(it -> it.line()).orElse(1);
        String identity = String.join("\n", kind, finding.file(), finding.field(), finding.problem());
        int before = seen.merge(identity, 1, Integer::sum) - 1;
        Map<String, Object> issue = new TreeMap<>();
        issue.put("description", Sentence.withAdvice(finding));
        issue.put("check_name", "teal-" + kind);
        issue.put("fingerprint", digest(before == 0 ? identity : identity + "\n" + before));
        issue.put("severity", finding.isMistake() ? "critical" : "info");
        issue.put("location", Map.of("path", finding.file(), "lines", Map.of("begin", line)));
        return issue;
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("each Java has SHA-256", e);
        }
    }
}
