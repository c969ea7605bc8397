package io.streamgate.testkit;

import io.streamgate.Cluster;
import io.streamgate.ClusterException;
import io.streamgate.Finding;
import io.streamgate.Kept;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.Scheduler;
import io.streamgate.Subscription;
import io.streamgate.Template;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Traffic;
import io.streamgate.Workload;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * A {@link Cluster} in memory without any Kubernetes in it: tracks with a size, a template and pods that become ready after a
 * time. A template is a list of settings, its digest their text, such as {@code image of app=v2}. For one thread.
 *
 * <p>It fences: a write under a term lower than the highest that it has seen for the workload fails. And it refuses, with an
 * {@link AssertionError}, what would be an outage: to scale a track to 0 that may be carrying traffic on ready pods.
 */
public final class FakeCluster implements Cluster {
    private final Scheduler scheduler;
    private final FakeCalls calls;
    private final Map<Workload, Map<Track, FakeTrack>> workloads = new HashMap<>();
    private final Map<Workload, Long> terms = new HashMap<>();
    private final Map<Workload, List<Runnable>> watchers = new HashMap<>();
    private final Map<String, FakePods> scripts = new HashMap<>();
    private final Map<String, FakeTemplate> templates = new HashMap<>();
    private final Set<Workload> telling = new HashSet<>();
    private final List<Finding> findings = new ArrayList<>();
    private Function<Workload, Traffic> traffic =
            workload -> new Traffic(io.streamgate.Route.NOWHERE, true, "there is no router");

    /** An empty cluster. */
    public FakeCluster(Scheduler scheduler, FakeCalls calls) {
        this.scheduler = scheduler;
        this.calls = calls;
    }

    /** What the pods of an image do, those that are started from now on. {@link FakePods#HEALTHY} if nothing is said. */
    public FakeCluster image(String image, FakePods script) {
        scripts.put(image, script);
        return this;
    }

    /** Has a track run an image, on so many ready pods. */
    public FakeCluster run(Workload workload, Track track, String image, int pods) {
        FakeTemplate template = remembered(FakeTemplate.image(image));
        FakeTrack made = new FakeTrack(track, template, scheduler, () -> changed(workload));
        workloads.computeIfAbsent(workload, key -> new LinkedHashMap<>()).put(track, made);
        made.set(template, script(template), pods, "");
        made.settle();
        return this;
    }

    /** Someone else gives a track another size. */
    public void resizeAs(String editor, Workload workload, Track track, int size) {
        FakeTrack fake = track(workload, track);
        fake.set(fake.template(), script(fake.template()), size, editor);
    }

    /** Someone else gives a track another image. */
    public void retemplateAs(String editor, Workload workload, Track track, String image) {
        FakeTemplate template = remembered(FakeTemplate.image(image));
        FakeTrack fake = track(workload, track);
        fake.set(template, script(template), fake.size(), editor);
    }

    /** So many of a track's ready pods are not ready any more, for good. */
    public void lose(Workload workload, Track track, int pods) {
        track(workload, track).lose(pods);
    }

    /** From now on preflight finds this. */
    public void find(Finding finding) {
        findings.add(finding);
    }

    /** One track as it is now. */
    public TrackState state(Workload workload, Track track) {
        return track(workload, track).state(term(workload));
    }

    /** The highest term seen for a workload; 0 if none was. */
    public long term(Workload workload) {
        return terms.getOrDefault(workload, 0L);
    }

    @Override
    public List<TrackState> observe(Workload workload, List<Track> tracks) {
        return calls.call(
                "observe",
                workload,
                "",
                () -> tracks.stream().map(track -> state(workload, track)).toList());
    }

    @Override
    public Template render(Workload workload, Release release, Kept base, Track onto) {
        return calls.call("render", workload, release.version(), () -> {
            FakeTemplate template = stored(base);
            for (Release.Change change : release.changes()) {
                template = template.with(change, this::stored);
            }
            return remembered(template);
        });
    }

    @Override
    public Template kept(Workload workload, Kept kept, Track onto) {
        return calls.call("kept", workload, kept.digest(), () -> stored(kept));
    }

    @Override
    public void claim(Workload workload, List<Track> tracks, Term term) {
        calls.run("claim", workload, "under " + term, () -> fence(workload, term));
    }

    @Override
    public void retemplate(Workload workload, Track track, Template template, Term term) {
        calls.run("retemplate", workload, track + " to " + template.digest(), () -> {
            fence(workload, term);
            FakeTrack fake = track(workload, track);
            fake.set((FakeTemplate) template, script((FakeTemplate) template), fake.size(), "");
        });
    }

    @Override
    public void resize(Workload workload, Track track, int size, Term term) {
        calls.run("resize", workload, track + " to " + size, () -> {
            fence(workload, term);
            FakeTrack fake = track(workload, track);
            boolean carries = traffic.apply(workload).mostOf(track).percent() > 0;
            if (size == 0 && carries && fake.ready() > 0) {
                throw new AssertionError(
                        "an outage: " + track + " of " + workload + " is to be scaled to 0 while it may be"
                                + " carrying traffic on " + fake.ready() + " ready pods; " + traffic.apply(workload));
            }
            fake.set(fake.template(), script(fake.template()), size, "");
        });
    }

    @Override
    public List<Finding> preflight(Rollout rollout, List<Track> tracks) {
        return calls.call("preflight", rollout.workload(), "", () -> List.copyOf(findings));
    }

    @Override
    public Subscription watch(Workload workload, Runnable changed) {
        List<Runnable> all = watchers.computeIfAbsent(workload, key -> new ArrayList<>());
        Runnable mine = () -> changed.run();
        all.add(mine);
        return () -> all.remove(mine);
    }

    /** Tells the watchers soon, once for all that happens at the same instant. */
    void changed(Workload workload) {
        if (telling.add(workload)) {
            scheduler.after(java.time.Duration.ofMillis(1), () -> {
                telling.remove(workload);
                List.copyOf(watchers.getOrDefault(workload, List.of())).forEach(Runnable::run);
            });
        }
    }

    /** Has the cluster know how traffic goes, when that is not by a {@link FakeRouter}. */
    public void routedBy(Function<Workload, Traffic> seen) {
        traffic = seen;
    }

    int ready(Workload workload, Track track) {
        return track(workload, track).ready();
    }

    List<Track> tracks(Workload workload) {
        return List.copyOf(workloads.getOrDefault(workload, Map.of()).keySet());
    }

    /** Notes a term, or refuses it. */
    void fence(Workload workload, Term term) {
        if (term.number() < term(workload)) {
            throw new ClusterException(
                    ClusterException.Kind.FENCED,
                    workload + " is held under term " + term(workload) + ", this is " + term,
                    null,
                    null);
        }
        terms.put(workload, term.number());
    }

    private FakeTrack track(Workload workload, Track track) {
        FakeTrack found = workloads.getOrDefault(workload, Map.of()).get(track);
        if (found == null) {
            throw new ClusterException(
                    ClusterException.Kind.REFUSED,
                    track + " of " + workload + " is not there; have it run() something first",
                    null,
                    null);
        }
        return found;
    }

    private FakePods script(FakeTemplate template) {
        return scripts.getOrDefault(template.settings().getOrDefault("image of app", ""), FakePods.HEALTHY);
    }

    private FakeTemplate remembered(FakeTemplate template) {
        templates.put(template.digest(), template);
        return template;
    }

    private FakeTemplate stored(Kept kept) {
        FakeTemplate found = templates.get(kept.digest());
        if (found == null) {
            throw new ClusterException(
                    ClusterException.Kind.REFUSED, "the template " + kept.digest() + " is kept nowhere", null, null);
        }
        return found;
    }
}
