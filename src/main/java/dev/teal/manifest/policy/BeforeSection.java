package dev.teal.manifest.policy;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import dev.teal.core.mark.ContentId;
import dev.teal.core.policy.Approval;
import dev.teal.core.policy.Before;
import dev.teal.manifest.entry.Keys;
import dev.teal.manifest.entry.Value;
import dev.teal.manifest.request.Checks;

/** What {@code before} and {@code switch} say in the file. */
final class BeforeSection {

    private static final Keys KEYS = Keys.of("before: {checks: [{http: /healthz}]}", "checks", "confirm")
            .but("switch", "write `switch: confirm` at the beginning of a line of its own")
            .but("http", "write `checks: [{http: /healthz}]`")
            .but("job", "write `checks: [{job: smoke-test.yaml}]`");

    private BeforeSection() {}

    /** What must hold before users come; complains about what can't be meant. */
    static Before in(Optional<Value> section, Switching kind) {
        Optional<Value> map = section.flatMap(KEYS::in);
        Optional<Value> confirm = map.flatMap(it -> it.at("confirm"));
        Optional<ContentId> given = confirm.flatMap(BeforeSection::content);
        if (kind == Switching.AUTO) {
            confirm.ifPresent(it -> it.note("has no effect without `switch: confirm`"));
        }
        return new Before(
                map.flatMap(it -> it.at("checks")).map(Checks::before).orElse(List.of()),
                kind == Switching.CONFIRM ? new Approval.Asked(given) : new Approval.NotAsked());
    }

    private static Optional<ContentId> content(Value value) {
        String text = value.content() instanceof String word ? word : value.written();
        Optional<ContentId> content = value.content() instanceof String ? ContentId.parse(text) : Optional.empty();
        if (content.isEmpty()) {
            String plain = text.strip().toLowerCase(Locale.ROOT);
            value.complain(
                    "is no content, which is `c-` and 7 digits of 0-9 and a-f",
                    ContentId.parse(plain)
                            .or(() -> ContentId.parse("c-" + plain))
                            .map(it -> "write " + value.line(it.text()))
                            .orElse("paste the line that the hold prints, such as " + value.line("c-3f9c2a1")
                                    + ", or remove it until there is one"));
        }
        return content;
    }
}
