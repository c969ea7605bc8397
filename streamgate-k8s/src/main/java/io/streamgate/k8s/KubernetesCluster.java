package io.streamgate.k8s;

import io.streamgate.Cluster;
import io.streamgate.ClusterException;
import io.streamgate.Finding;
import io.streamgate.Kept;
import io.streamgate.Release;
import io.streamgate.Release.ConfigKind;
import io.streamgate.Rollout;
import io.streamgate.Scheduler;
import io.streamgate.Subscription;
import io.streamgate.Template;
import io.streamgate.Term;
import io.streamgate.Track;
import io.streamgate.TrackState;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.Calls;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.k8s.mirror.FencedWriter.Field;
import io.streamgate.k8s.mirror.Mirrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Tracks as Deployments, each with a Service of its own. */
final class KubernetesCluster implements Cluster {
    private static final List<Kind> WATCHED =
            List.of(Kind.DEPLOYMENT, Kind.REPLICA_SET, Kind.POD, Kind.SERVICE, Kind.ENDPOINT_SLICE);

    private final Mirrors mirrors;
    private final FencedWriter writer;
    private final Naming naming;
    private final Tracks tracks;
    private final Scheduler scheduler;

    KubernetesCluster(Mirrors mirrors, Scheduler scheduler, Naming naming) {
        this.mirrors = mirrors;
        this.writer = new FencedWriter(mirrors);
        this.naming = naming;
        this.tracks = new Tracks(mirrors, scheduler, naming);
        this.scheduler = scheduler;
    }

    @Override
    public List<TrackState> observe(Workload workload, List<Track> which) {
        return Calls.call(() ->
                which.stream().map(track -> tracks.observe(workload, track)).toList());
    }

    @Override
    public Template render(Workload workload, Release release, Kept base, Track onto) {
        Ref ref = naming.deployment(workload, onto);
        return Calls.call(() -> {
            PodTemplate start = stored(workload, base).onto(onto.name(), naming.versionLabel());
            Changes changes = new Changes(ref.toString(), (kind, name) -> content(workload, kind, name));
            Map<String, @Nullable Object> changed = start.copy();
            for (Release.Change change : release.changes()) {
                changed = change instanceof Release.Former former
                        ? stored(workload, former.kept())
                                .onto(onto.name(), naming.versionLabel())
                                .copy()
                        : changes.make(changed, change);
            }
            return asStored(ref, changed);
        });
    }

    /** What the server would store, its own defaults filled in; nothing is written. */
    private PodTemplate asStored(Ref ref, Map<String, @Nullable Object> template) {
        Patch patch = new Patch(
                Patch.Type.JSON, List.of(Map.of("op", "replace", "path", "/spec/template", "value", template)));
        Resource answer = mirrors.api().patch(ref, patch, true);
        return PodTemplate.of(answer.map("spec", "template"), naming.versionLabel());
    }

    @Override
    public Template kept(Workload workload, Kept kept, Track onto) {
        return Calls.call(() -> stored(workload, kept).onto(onto.name(), naming.versionLabel()));
    }

    /** A template as its Deployment has it, or a ReplicaSet keeps it. */
    private PodTemplate stored(Workload workload, Kept kept) {
        Optional<PodTemplate> current = tracks.deployment(workload, kept.track())
                .map(deployment -> template(deployment))
                .filter(template -> template.digest().equals(kept.digest()));
        return current.or(() -> mirrors.of(Kind.REPLICA_SET, workload.namespace()).list().stream()
                        .filter(set -> naming.mayBelong(workload, set.name()))
                        .filter(set -> kept.keeper().isEmpty() || set.name().equals(kept.keeper()))
                        .map(this::template)
                        .filter(template -> template.digest().equals(kept.digest()))
                        .findFirst())
                .orElseThrow(() -> new ClusterException(
                        ClusterException.Kind.REFUSED,
                        "the template " + kept.digest() + " of " + naming.deployment(workload, kept.track())
                                + " is kept nowhere any more"
                                + (kept.keeper().isEmpty() ? "" : ", ReplicaSet " + kept.keeper() + " is gone")
                                + "; release that version anew",
                        null,
                        null));
    }

    private PodTemplate template(Resource holder) {
        return PodTemplate.of(holder.map("spec", "template"), naming.versionLabel());
    }

    /** What tells one content from another. A Secret's never leaves the cluster, not even as a digest. */
    private String content(Workload workload, ConfigKind kind, String name) {
        boolean secret = kind == ConfigKind.SECRET;
        Resource resource =
                mirrors.api().get(new Ref(secret ? Kind.SECRET : Kind.CONFIG_MAP, workload.namespace(), name));
        return secret
                ? resource.resourceVersion()
                : PodTemplate.of(
                                Map.of("data", resource.map("data"), "binaryData", resource.map("binaryData")),
                                naming.versionLabel())
                        .digest();
    }

    @Override
    public void claim(Workload workload, List<Track> which, Term term) {
        Stream.concat(
                        which.stream().map(track -> naming.deployment(workload, track)),
                        Stream.of(naming.active(workload)))
                .forEach(ref -> writer.claim(ref, term));
    }

    @Override
    public void retemplate(Workload workload, Track track, Template template, Term term) {
        PodTemplate pods = (PodTemplate) template;
        writer.change(naming.deployment(workload, track), term, List.of(new Field("/spec/template", pods.json())));
    }

    @Override
    public void resize(Workload workload, Track track, int size, Term term) {
        writer.change(naming.deployment(workload, track), term, List.of(new Field("/spec/replicas", size)));
    }

    @Override
    public List<Finding> preflight(Rollout rollout, List<Track> which) {
        return Calls.call(() -> new Preflight(mirrors.api(), naming).look(rollout.workload(), which));
    }

    @Override
    public Subscription watch(Workload workload, Runnable changed) {
        List<Subscription> open = new ArrayList<>();
        for (Kind kind : WATCHED) {
            open.add(mirrors.of(kind, workload.namespace()).listen(news -> {
                Resource resource = Objects.requireNonNull(news).resource();
                if (naming.mayBelong(workload, resource.name()) && Bearing.of(kind, news)) {
                    changed.run();
                    tracks.laterAvailable(resource).ifPresent(delay -> scheduler.after(delay, changed));
                }
            }));
        }
        return () -> open.forEach(Subscription::close);
    }
}
