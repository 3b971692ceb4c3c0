package dev.teal.core.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.live.Aim;
import dev.teal.core.live.LiveService;
import dev.teal.core.mark.Applied;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;
import dev.teal.core.workload.Wanted;

/** What each object of a release shall be, given what the cluster has. */
public final class Aims {

    private final Situation situation;

    public Aims(Situation situation) {
        this.situation = situation;
    }

    /** One for each object, the routed Services last: they keep their live selector and marks. */
    public List<Aim> all() {
        List<Aim> aims = new ArrayList<>();
        situation.release().unrouted().forEach(manifest -> aims.add(aim(compared(manifest))));
        situation.release().services().forEach(service -> aims.add(aim(kept(service))));
        return aims;
    }

    /**
     * The object as it is applied, over the version that was looked at: what somebody else has written since is looked at first.
     * A Deployment also says who serves, as far as that is known.
     */
    public Manifest applied(Manifest manifest) {
        Manifest marked = marked(
                manifest,
                situation.traffic().serving().or(() -> remembered(manifest).serving()),
                color(manifest).flatMap(color -> Optional.of(appliedNow(color, manifest))));
        Manifest stamped = Stamp.of(situation.release().commit(), marked);
        return situation.live().object(manifest.ref()).isEmpty()
                ? stamped
                : stamped.guardedBy(situation.live().version(manifest.ref()));
    }

    private Aim aim(Manifest wanted) {
        Tree live = situation.live().object(wanted.ref());
        return new Aim(Stamp.kept(live, wanted), live);
    }

    /** What a Deployment says already. */
    private ColorMarks remembered(Manifest manifest) {
        return ColorMarks.of(situation.live().object(manifest.ref()).texts("metadata", "annotations"));
    }

    /** What is known of the serving color changes with every switch, and is no reason to apply a Deployment. */
    private Manifest compared(Manifest manifest) {
        return marked(
                manifest, remembered(manifest).serving(), remembered(manifest).applied());
    }

    private Applied appliedNow(Color color, Manifest manifest) {
        return remembered(manifest)
                .applied()
                .filter(it -> it.content().equals(situation.content(color)))
                .orElseGet(() -> new Applied(situation.content(color), situation.now()));
    }

    private Manifest marked(Manifest manifest, Optional<Color> serving, Optional<Applied> at) {
        Manifest wanted = new Wanted(situation).of(manifest);
        return color(manifest)
                .map(color -> wanted.annotated(
                        ColorMarks.NAMES, new ColorMarks(serving, takenBack(color, manifest), at).annotations()))
                .orElse(wanted);
    }

    private Optional<Color> color(Manifest manifest) {
        return new Wanted(situation).color(manifest);
    }

    /** A refusal is a reason to apply, but not to touch pods that requests may still be on their way to. */
    private Optional<TakenBack> takenBack(Color color, Manifest manifest) {
        return situation.traffic().draining(color) ? remembered(manifest).takenBack() : situation.takenBack(color);
    }

    private Manifest kept(RoutedService service) {
        Optional<LiveService> live = situation.live().service(service);
        Selector selector = live.flatMap(LiveService::selector).orElse(service.selectorFor(situation.active()));
        return service.selecting(selector, live.map(LiveService::marks).orElse(Marks.NONE));
    }
}
