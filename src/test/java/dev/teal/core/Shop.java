package dev.teal.core;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

import dev.teal.Policies;
import dev.teal.core.desired.Manifest;
import dev.teal.core.desired.Origin;
import dev.teal.core.desired.Release;
import dev.teal.core.desired.RoutedService;
import dev.teal.core.desired.Version;
import dev.teal.core.evidence.Answer;
import dev.teal.core.evidence.Counted;
import dev.teal.core.evidence.Question;
import dev.teal.core.freeze.Freeze;
import dev.teal.core.live.Drift;
import dev.teal.core.live.Leads;
import dev.teal.core.live.Live;
import dev.teal.core.live.LiveAutoscaler;
import dev.teal.core.live.LiveDeployment;
import dev.teal.core.live.LiveJobs;
import dev.teal.core.live.LiveService;
import dev.teal.core.live.Pod;
import dev.teal.core.mark.ColorMarks;
import dev.teal.core.mark.ContentId;
import dev.teal.core.mark.Marks;
import dev.teal.core.mark.Move;
import dev.teal.core.mark.PastMoves;
import dev.teal.core.mark.TakenBack;
import dev.teal.core.mark.Trials;
import dev.teal.core.mark.Watch;
import dev.teal.core.policy.After;
import dev.teal.core.policy.Approval;
import dev.teal.core.policy.Before;
import dev.teal.core.policy.HttpCheck;
import dev.teal.core.policy.Idle;
import dev.teal.core.policy.Overrides;
import dev.teal.core.policy.Policy;
import dev.teal.core.situation.Care;
import dev.teal.core.situation.Memory;
import dev.teal.core.situation.Permissions;
import dev.teal.core.situation.Situation;
import dev.teal.core.value.Color;
import dev.teal.core.value.Commit;
import dev.teal.core.value.ObjectRef;
import dev.teal.core.value.Selector;
import dev.teal.core.value.Tree;

/**
 * An application to test with: {@code shop}, v1 in green, v2 in blue, and a look at its cluster to be put together.
 *
 * <pre>
 *   green  Deployment shop-v1  app=shop,version=v1
 *   blue   Deployment shop-v2  app=shop,version=v2
 *   Service shop               app, version
 * </pre>
 */
final class Shop {

    static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
    static final Commit COMMIT = new Commit("c0ffee0123456789c0ffee0123456789c0ffee01", NOW.minusSeconds(60));
    static final String CONTENT = "content-1";
    static final Care CARE = Policies.CARE;
    static final ObjectRef SERVICE = new ObjectRef("v1", "Service", "shop", "shop");

    private Shop() {}

    static Selector selector(Color color) {
        return new Selector(labels(color == Color.GREEN ? "v1" : "v2"));
    }

    static Map<String, String> labels(String version) {
        return Map.of("app", "shop", "version", version);
    }

    static ObjectRef deployment(Color color) {
        return new ObjectRef("apps/v1", "Deployment", "shop", color == Color.GREEN ? "shop-v1" : "shop-v2");
    }

    static Release release(Color active) {
        return release(active, Policy.NONE);
    }

    static Release release(Color active, Policy policy) {
        Map<Color, Version> versions = new EnumMap<>(Color.class);
        Map<Color, Selector> selectors = new EnumMap<>(Color.class);
        for (Color color : Color.values()) {
            Manifest workload = new Manifest(
                    deployment(color),
                    Tree.of(Map.of(
                            "spec",
                            Map.of(
                                    "replicas",
                                    3,
                                    "template",
                                    Map.of(
                                            "metadata",
                                            Map.of("labels", selector(color).labels()))))),
                    Origin.of(color + ".yaml"));
            versions.put(color, new Version(color, workload, List.of()));
            selectors.put(color, selector(color));
        }
        Manifest service = new Manifest(
                SERVICE,
                Tree.of(Map.of("spec", Map.of("ports", List.of(Map.of("port", 80))))),
                Origin.of("service.yaml"));
        return new Release(
                "shop",
                "",
                COMMIT,
                CONTENT,
                active,
                versions,
                List.of(new RoutedService(service, selectors, RoutedService.Certainty.BY_FOLDER)),
                List.of(),
                List.of(),
                List.of(),
                policy,
                List.of(),
                List.of());
    }

    /** A folder that asks for an agreement to each switch. */
    static Policy confirming(Optional<ContentId> given) {
        return policy(new Approval.Asked(given), List.of(), Policy.Work.GOES_ON);
    }

    /** A folder that is frozen at {@link #NOW}, a Tuesday at noon in UTC, until five. */
    static Policy frozen() {
        Freeze freeze =
                new Freeze.Daily(LocalTime.of(9, 0), LocalTime.of(18, 0), ZoneId.of("Europe/Berlin"), "office hours");
        return policy(new Approval.NotAsked(), List.of(freeze), Policy.Work.GOES_ON);
    }

    /** The desired color is to be tested by a Job. */
    static Release tested(Color active) {
        Release one = release(active);
        Manifest job = new Manifest(
                new ObjectRef("batch/v1", "Job", "shop", "smoke-test"), Tree.EMPTY, Origin.of("smoke-test.yaml"));
        return new Release(
                one.application(),
                one.path(),
                one.commit(),
                one.content(),
                one.active(),
                one.versions(),
                one.services(),
                one.previews(),
                one.shared(),
                List.of(job),
                one.policy(),
                one.claimed(),
                one.notices());
    }

    /** A folder that is paused. */
    static Policy paused() {
        return policy(new Approval.NotAsked(), List.of(), Policy.Work.PAUSED);
    }

    private static Policy policy(Approval approval, List<Freeze> freezes, Policy.Work work) {
        return new Policy(Overrides.NONE, new Before(List.of(), approval), freezes, After.DEFAULT, Idle.KEPT, work);
    }

    /** How one color's pods are. */
    enum Pods {
        ABSENT,
        STARTING,
        CRASHING,
        /** Running, without a readiness probe, for a moment only. */
        FRESH,
        /** Running for long, and nothing listens. */
        DEAF,
        SERVING
    }

    /** A look at the cluster, put together step by step. */
    static final class Look {
        private final Map<ObjectRef, Drift> drifts = new HashMap<>();
        private final Map<Color, LiveDeployment> deployments = new EnumMap<>(Color.class);
        private final Map<Live.Reach, List<Pod>> pods = new HashMap<>();
        private final Map<Question, Answer> answers = new HashMap<>();
        private final Map<ObjectRef, LiveService> services = new HashMap<>();
        private final List<LiveAutoscaler> autoscalers = new ArrayList<>();
        private final Map<ObjectRef, Tree> objects = new HashMap<>();
        private final Map<ObjectRef, Counted> counted = new HashMap<>();
        private Leads leads = Leads.NONE;
        private LiveJobs jobs = LiveJobs.NONE;
        private Optional<Release> release = Optional.empty();
        private Memory memory = Memory.NONE;
        private Care care = CARE;
        private Permissions permissions = Policies.PERMISSIONS;

        Look() {
            drifts.put(SERVICE, new Drift.Missing());
            for (Color color : Color.values()) {
                drifts.put(deployment(color), new Drift.Missing());
            }
        }

        Look drift(ObjectRef ref, Drift drift) {
            drifts.put(ref, drift);
            return this;
        }

        /** The namespace of everything is missing. */
        Look homeless() {
            drifts.replaceAll((ref, drift) -> new Drift.NoNamespace());
            return this;
        }

        Look remembering(Memory remembered) {
            memory = remembered;
            return this;
        }

        Look with(Care other) {
            care = other;
            return this;
        }

        Look with(Permissions other) {
            permissions = other;
            return this;
        }

        /** What Git has, whichever color is active. */
        Look with(Release git) {
            release = Optional.of(git);
            git.unrouted().forEach(manifest -> drifts.putIfAbsent(manifest.ref(), new Drift.None()));
            return this;
        }

        /** An object as it is. */
        Look live(ObjectRef ref, Map<String, Object> content) {
            objects.put(ref, Tree.of(content));
            return this;
        }

        Look leads(Leads found) {
            leads = found;
            return this;
        }

        Look autoscaler(LiveAutoscaler found) {
            autoscalers.add(found);
            return this;
        }

        Look live(Color color, LiveDeployment live) {
            deployments.put(color, live);
            return this;
        }

        /** What the first pod of a color answers to a check; the others pass it. */
        Look answering(Color color, HttpCheck check, Answer answer) {
            for (Pod pod : found(selector(color))) {
                Answer passed = new Answer(Answer.Outcome.PASSED, 9, "", NOW);
                boolean first = pod.name().endsWith("-0");
                answers.put(new Question.Http(pod.door("80").orElseThrow(), check), first ? answer : passed);
            }
            return this;
        }

        /** What somebody else than a pod answers. */
        Look answering(Question question, Answer answer) {
            answers.put(question, answer);
            return this;
        }

        /** What has come of the requests through the Service. */
        Look counting(Counted found) {
            counted.put(SERVICE, found);
            return this;
        }

        /** The Service does not exist. */
        Look noService() {
            drifts.put(SERVICE, new Drift.Missing());
            services.remove(SERVICE);
            return this;
        }

        /** A hand has taken the Service's selector away. */
        Look noSelector(Marks marks) {
            drifts.put(SERVICE, new Drift.None());
            services.put(
                    SERVICE,
                    new LiveService(SERVICE, Optional.empty(), "41", marks, LiveService.Endpoints.of(Set.of())));
            return this;
        }

        Look color(Color color, Pods state) {
            drifts.put(deployment(color), state == Pods.ABSENT ? new Drift.Missing() : new Drift.None());
            if (state != Pods.ABSENT) {
                deployments.put(color, live(color, state));
                pods.put(
                        reach(selector(color)),
                        IntStream.range(0, 3)
                                .mapToObj(i -> pod(color, state, i))
                                .toList());
            }
            return this;
        }

        Look pods(Selector selector, List<Pod> found) {
            pods.put(reach(selector), found);
            return this;
        }

        Look service(Selector selector, Marks marks, Set<String> serving) {
            drifts.put(SERVICE, new Drift.None());
            services.put(
                    SERVICE,
                    new LiveService(SERVICE, Optional.of(selector), "41", marks, LiveService.Endpoints.of(serving)));
            return this;
        }

        /** A second routed Service, which the same commit is to move and which still selects {@code selector}. */
        Look left(Selector selector, Marks marks) {
            Release one = release(Color.BLUE);
            RoutedService first = one.services().get(0);
            ObjectRef ref = new ObjectRef("v1", "Service", "shop", "shop-b");
            RoutedService second = new RoutedService(
                    new Manifest(
                            ref, first.manifest().content(), first.manifest().origin()),
                    first.selectors(),
                    first.certainty());
            services.put(
                    ref, new LiveService(ref, Optional.of(selector), "42", marks, LiveService.Endpoints.of(Set.of())));
            drifts.put(ref, new Drift.None());
            return with(one.routing(List.of(first, second)));
        }

        /** The Service sends traffic to whatever has an address. */
        Look publishing() {
            services.computeIfPresent(
                    SERVICE,
                    (ref, live) -> new LiveService(
                            ref,
                            live.selector(),
                            live.resourceVersion(),
                            live.marks(),
                            new LiveService.Endpoints(live.endpoints().ready(), Set.of(), LiveService.Reach.EVERY)));
            return this;
        }

        /** The Service at rest: its endpoints are right, and Teal moved it there long ago. */
        Look serving(Color color) {
            return service(selector(color), settled(color), names(color));
        }

        /** The pods that a selector matches in this look. */
        List<Pod> found(Selector selector) {
            return pods.getOrDefault(reach(selector), List.of());
        }

        /** What this look means to a commit that wants {@code active}. */
        Situation facing(Color active) {
            return facing(release.map(it -> it.facing(active)).orElseGet(() -> release(active)));
        }

        Situation facing(Release release) {
            return Situation.of(
                            release,
                            new Live(objects, deployments, services, pods, autoscalers, List.of(), leads, jobs),
                            memory,
                            care,
                            permissions,
                            NOW)
                    .compared(drifts)
                    .answered(answers)
                    .counting(counted);
        }

        /** The same before pods were asked. */
        Situation unasked(Color active) {
            return facing(active).answered(Map.of());
        }

        private LiveDeployment live(Color color, Pods state) {
            int available = state == Pods.STARTING || state == Pods.CRASHING ? 0 : 3;
            Instant progressed = NOW.minusSeconds(20);
            return Shop.live(color, new LiveDeployment.Counts(3, 3, 3, available, available), Optional.of(progressed));
        }

        private Pod pod(Color color, Pods state, int i) {
            String address = "10.0." + color.ordinal() + "." + i;
            boolean runs = state != Pods.STARTING && state != Pods.CRASHING;
            Answer.Outcome outcome = state == Pods.SERVING ? Answer.Outcome.PASSED : Answer.Outcome.FAILED;
            answers.put(new Question.Knock(new Pod.Door(address, 80)), new Answer(outcome, 1, "", NOW));
            Instant since = state == Pods.FRESH ? NOW.minusSeconds(1) : NOW.minusSeconds(60);
            return new Pod(
                    color + "-" + i,
                    "Deployment " + deployment(color).name(),
                    true,
                    new Pod.State(
                            Pod.Life.STAYS,
                            NOW.minusSeconds(60),
                            runs,
                            runs ? Optional.of(NOW.minusSeconds(60)) : Optional.empty(),
                            Optional.empty(),
                            0,
                            runs ? Optional.of(since) : Optional.empty(),
                            state == Pods.CRASHING ? Optional.of("container shop: CrashLoopBackOff") : Optional.empty(),
                            Optional.empty()),
                    address,
                    Map.of(),
                    Set.of());
        }
    }

    /** The Deployment of a color with these pods. */
    static LiveDeployment live(Color color, LiveDeployment.Counts counts, Optional<Instant> progressedAt) {
        return new LiveDeployment(
                deployment(color),
                "shop",
                selector(color).labels(),
                counts,
                new LiveDeployment.Rollout(true, false, false, progressedAt, Optional.empty()),
                0,
                LiveDeployment.ScaledBy.TEAL,
                ColorMarks.NONE);
    }

    static Live.Reach reach(Selector selector) {
        return new Live.Reach("shop", selector);
    }

    static Set<String> names(Color color) {
        return Set.of(color + "-0", color + "-1", color + "-2");
    }

    /** The marks of a move to {@code color} that was proven at that time. */
    static Marks moved(Color color, Instant at, Optional<Instant> provenAt) {
        return new Marks(
                Optional.of(color),
                Optional.of("c1"),
                Optional.of(selector(color)),
                Optional.of(new Move(at, Optional.of(selector(color.other())), provenAt)),
                Optional.empty(),
                Trials.NONE,
                Optional.empty(),
                PastMoves.NONE);
    }

    /** The marks of a Service whose move to {@code color} is proven, and whose content is on trial since then for 30 s. */
    static Marks onTrial(Color color, Instant since) {
        Watch watch = Watch.of(release(color).content(color), since, CARE.drain());
        return moved(color, since, Optional.of(since)).with(Trials.NONE.watching(watch));
    }

    /** The marks of a Service that went back to {@code serving} from what Git has for the other color. */
    static Marks wentBack(Color serving, Instant at, Optional<Instant> provenAt) {
        Marks moved = moved(serving, at, provenAt);
        TakenBack taken = new TakenBack(release(serving).content(serving.other()), "its endpoints did not follow");
        return new Marks(
                moved.color(),
                moved.commit(),
                moved.to(),
                moved.move(),
                Optional.of(taken),
                Trials.NONE,
                Optional.empty(),
                PastMoves.NONE);
    }

    static Marks settled(Color color) {
        return moved(color, NOW.minusSeconds(3600), Optional.of(NOW.minusSeconds(3599)));
    }
}
