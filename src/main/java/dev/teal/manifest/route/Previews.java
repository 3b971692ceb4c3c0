package dev.teal.manifest.route;

import java.util.List;
import java.util.Map;

import dev.teal.manifest.color.Pods;
import dev.teal.manifest.finding.Findings;
import dev.teal.manifest.finding.Remark;
import dev.teal.manifest.object.Item;
import dev.teal.manifest.object.Role;

/** Decides which Services show the color that does not serve. */
public final class Previews {

    private final Pods pods;
    private final List<WrittenService> services;

    /** Previews among {@code services} of colors with these pods. */
    public Previews(Pods pods, List<WrittenService> services) {
        this.pods = pods;
        this.services = services;
    }

    /** Those with the role whose selector can follow: the pods of every color have its keys, and differ in one of them. */
    public List<WrittenService> following() {
        return services.stream()
                .filter(service -> service.role() == Role.PREVIEW && follows(service))
                .toList();
    }

    /** Notes those with the role that can't follow. */
    public void tell(Findings findings) {
        for (WrittenService service : services) {
            if (service.role() == Role.PREVIEW && !follows(service)) {
                Item item = service.main();
                String why = " tells the colors apart by no label that the pods of both have: ";
                findings.note(new Remark(
                        item.origin(),
                        "Service " + item.name(),
                        "is a preview and stays as written, since its selector" + why + write(),
                        "are previews and stay as written, since their selectors" + why + write()));
            }
        }
    }

    private String write() {
        return pods.telling()
                .map(key -> "write " + key + " into the selector, too")
                .orElse("write a label into the selector that differs between them");
    }

    private boolean follows(WrittenService service) {
        Map<String, String> selector = service.selector();
        boolean known = service.selects() && selector.keySet().stream().allMatch(pods::have);
        boolean apart =
                selector.keySet().stream().anyMatch(key -> pods.common(key).isEmpty());
        return known && (pods.colors().size() == 1 || apart);
    }
}
