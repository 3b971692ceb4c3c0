package dev.teal.cli.plan;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.teal.cli.check.FolderReport;
import dev.teal.cli.check.Report;
import dev.teal.cli.read.Found;
import dev.teal.core.decision.Planner;
import dev.teal.core.desired.Reading;
import dev.teal.core.desired.Release;
import dev.teal.core.live.Aim;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Effect;
import dev.teal.core.live.Scope;
import dev.teal.core.port.PortException;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Hold;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Reason;
import dev.teal.kube.DryCluster;

/** Looks at folders and a cluster once, as the watcher would at its next look, and writes nothing. */
public final class Lookahead {

    private static final Planner PLANNER = new Planner();

    /** The watcher's defaults: they say how long it waits, which is no part of a plan. */
    private static final Care CARE = new Care(
            Duration.ofSeconds(3),
            Duration.ofMinutes(10),
            Duration.ofSeconds(30),
            Duration.ofSeconds(30),
            Care.Probing.TCP);

    private final DryCluster cluster;
    private final Clock clock;

    /** Looks at that cluster. */
    public Lookahead(DryCluster cluster, Clock clock) {
        this.cluster = cluster;
        this.clock = clock;
    }

    /** What is to be expected of these folders. That the cluster can't be asked is said of each folder. */
    public Plans of(Found found) {
        Map<String, FolderReport> reports =
                Report.of(found).folders().stream().collect(Collectors.toMap(FolderReport::path, Function.identity()));
        List<Outlook> outlooks = found.readings().stream()
                .map(reading -> outlook(reading, reports.get(reading.path()), found.permissions()))
                .toList();
        return new Plans(found, outlooks);
    }

    private Outlook outlook(Reading reading, FolderReport report, Permissions permissions) {
        if (!report.isFine() || !(reading instanceof Release release)) {
            return new Unreadable(report);
        }
        try {
            return foreseen(release, permissions);
        } catch (PortException e) {
            return new Unseen(release.path(), release.application(), why(e.hold()));
        }
    }

    private static Hold why(Hold hold) {
        return hold.reason() == Reason.FORBIDDEN
                ? new Hold(hold.reason(), hold.message(), "have this user granted that right; docs/ci.md has a Role")
                : hold;
    }

    private Foreseen foreseen(Release release, Permissions permissions) throws PortException {
        Situation looked = Situation.of(
                release, cluster.look(new Scope(release)), Memory.NONE, CARE, permissions, clock.instant());
        Map<ObjectRef, Drift> drifts = new HashMap<>();
        Map<ObjectRef, ObjectOutlook> objects = new LinkedHashMap<>();
        for (Aim aim : PLANNER.aims(looked)) {
            Effect effect = cluster.effect(aim);
            boolean forbidden = effect.drift() instanceof Drift.Refused refused
                    && refused.hold().reason() == Reason.FORBIDDEN;
            Effect known = forbidden ? FieldsAlone.of(aim) : effect;
            drifts.put(aim.wanted().ref(), known.drift());
            objects.put(
                    aim.wanted().ref(),
                    ObjectOutlook.of(
                            aim.wanted(), known, forbidden ? ObjectOutlook.Basis.FIELDS : ObjectOutlook.Basis.DRY_RUN));
        }
        return new Foresight(looked.compared(drifts), objects).all();
    }
}
