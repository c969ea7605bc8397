package io.streamgate.testkit.guarantee;

import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Route;
import io.streamgate.Track;
import io.streamgate.TrafficRouter;
import io.streamgate.Workload;
import io.streamgate.k8s.Kubernetes;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A workload as it truly is in the cluster at this instant: what is claimed of it is held against this. */
final class Scene {
    static final Naming NAMING = Naming.DEFAULT;
    private static final String HASH = "pod-template-hash";

    private final StreamGateHarness harness;
    private final Workload workload;
    private final List<Track> tracks;
    private final Supplier<Route> route;
    private final Reads reads;
    private final Journal journal;
    private String journaledVersion = "";
    private Optional<JournalEntry> journaled = Optional.empty();

    Scene(StreamGateHarness harness, Workload workload, List<Track> tracks, Optional<TrafficRouter> router) {
        this.harness = harness;
        this.workload = workload;
        this.tracks = tracks;
        this.reads = new Reads(harness.cluster());
        this.journal = Kubernetes.of(reads, harness.scheduler()).journal();
        this.route = router.<Supplier<Route>>map(
                        own -> () -> own.observe(workload, tracks).route())
                .orElse(() -> selected());
    }

    Instant now() {
        return harness.scheduler().now();
    }

    Workload workload() {
        return workload;
    }

    List<Track> tracks() {
        return tracks;
    }

    /** How traffic is sent. */
    Route route() {
        return route.get();
    }

    private Route selected() {
        String version = find(NAMING.active(workload))
                .map(service -> service.strings("spec", "selector").getOrDefault(NAMING.versionLabel(), ""))
                .orElse("");
        return tracks.stream()
                .filter(track -> track.name().equals(version))
                .findFirst()
                .map(Route::all)
                .orElse(Route.NOWHERE);
    }

    /** The track that most of a route's traffic goes to; empty for a route that leads nowhere. */
    static Optional<Track> most(Route route) {
        return route.shares().entrySet().stream()
                .reduce((a, b) -> a.getValue().compareTo(b.getValue()) >= 0 ? a : b)
                .map(Map.Entry::getKey);
    }

    int size(Track track) {
        return find(NAMING.deployment(workload, track))
                .flatMap(deployment -> deployment.number("spec", "replicas"))
                .orElse(0L)
                .intValue();
    }

    /** A track's template, what tells the tracks apart left out. */
    // The annotations in Resource's signature are read from its class file by newer compilers only.
    @SuppressWarnings("NullAway")
    Map<String, @Nullable Object> template(Track track) {
        return find(NAMING.deployment(workload, track))
                .map(deployment -> without(deployment.map("spec", "template"), NAMING.versionLabel()))
                .orElseGet(Map::of);
    }

    /** Pods of a track that can serve. */
    List<Resource> ready(Track track) {
        Map<String, String> selector = find(NAMING.service(workload, track))
                .map(service -> service.strings("spec", "selector"))
                .orElseGet(() -> Map.of(NAMING.versionLabel(), track.name()));
        return harness.cluster().objects(Kind.POD, workload.namespace()).stream()
                .filter(pod -> pod.labels().entrySet().containsAll(selector.entrySet()))
                .filter(pod -> !pod.isDeleting() && isReady(pod))
                .toList();
    }

    /** Pods of a track's present template that can serve. */
    // The annotations in Resource's signature are read from its class file by newer compilers only.
    @SuppressWarnings("NullAway")
    int available(Track track) {
        Map<String, @Nullable Object> template = template(track);
        Set<String> current = new HashSet<>();
        harness.cluster().objects(Kind.REPLICA_SET, workload.namespace()).stream()
                .filter(set ->
                        template.equals(without(without(set.map("spec", "template"), HASH), NAMING.versionLabel())))
                .forEach(set -> current.add(set.uid()));
        return (int) ready(track).stream()
                .filter(pod -> pod.list("metadata", "ownerReferences").stream()
                        .anyMatch(owner -> current.contains(owner.text("uid").orElse(""))))
                .count();
    }

    boolean isAnyReady() {
        return tracks.stream().anyMatch(track -> !ready(track).isEmpty());
    }

    /** The names of the ready endpoints that users reach. */
    Set<String> endpoints() {
        Set<String> names = new HashSet<>();
        String active = NAMING.active(workload).name();
        for (Resource slice : harness.cluster().objects(Kind.ENDPOINT_SLICE, workload.namespace())) {
            if (active.equals(slice.labels().get("kubernetes.io/service-name"))) {
                slice.list("endpoints").stream()
                        .filter(endpoint -> endpoint.isTrue("conditions", "ready"))
                        .forEach(endpoint ->
                                names.add(endpoint.text("targetRef", "name").orElse("")));
            }
        }
        return names;
    }

    /** What the journal says; read anew only when it was written. */
    Optional<JournalEntry> journal() {
        String version =
                find(NAMING.journal(workload)).map(Resource::resourceVersion).orElse("");
        if (!version.equals(journaledVersion)) {
            journaledVersion = version;
            journaled = journal.read(workload).map(Journal.Stored::entry);
        }
        return journaled;
    }

    private Optional<Resource> find(Ref ref) {
        return harness.cluster().objects(ref.kind(), ref.namespace()).stream()
                .filter(object -> object.name().equals(ref.name()))
                .findFirst();
    }

    static boolean isReady(Resource pod) {
        return pod.list("status", "conditions").stream()
                .anyMatch(condition -> condition.text("type").orElse("").equals("Ready")
                        && condition.text("status").orElse("").equals("True"));
    }

    // The annotations in Resource's signature are read from its class file by newer compilers only.
    @SuppressWarnings("NullAway")
    private static Map<String, @Nullable Object> without(Map<String, @Nullable Object> template, String label) {
        Resource given = new Resource(template);
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(given.map("metadata"));
        Map<String, @Nullable Object> labels = new LinkedHashMap<>(given.map("metadata", "labels"));
        labels.remove(label);
        metadata.put("labels", labels);
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(template);
        changed.put("metadata", metadata);
        return changed;
    }

    /** In few words. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Track track : tracks) {
            text.append(track)
                    .append(' ')
                    .append(ready(track).size())
                    .append('/')
                    .append(size(track))
                    .append(", ");
        }
        return text + "route " + route();
    }
}
