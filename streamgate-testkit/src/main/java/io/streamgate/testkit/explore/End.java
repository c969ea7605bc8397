package io.streamgate.testkit.explore;

import io.streamgate.JournalEntry;
import io.streamgate.Outcome;
import io.streamgate.Place;
import io.streamgate.Reason;
import io.streamgate.Workload;
import io.streamgate.k8s.Naming;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.testkit.cluster.InMemoryCluster;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What there is when a rollout has ended, for comparison: how it ended, and every object that no other one owns, as its owner
 * wrote it.
 *
 * @param facts by what they are about
 */
record End(SortedMap<String, String> facts) {
    /** What counts writes, not what they came to. */
    private static final List<String> COUNTERS = List.of(FencedWriter.TERM, "deployment.kubernetes.io/revision");

    /** What the cluster itself tells, again and again. */
    private static final Set<String> TOLD = Set.of("Event", "PodMetrics", "NodeMetrics");

    static End of(InMemoryCluster cluster, Workload workload, Optional<JournalEntry> journal) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put(
                "outcome",
                journal.map(entry -> outcome(entry.attempt().place())).orElse("nothing on the journal"));
        facts.put(
                "rollouts in the history",
                "" + journal.map(entry -> entry.history().size()).orElse(0));
        for (Kind kind : cluster.kinds()) {
            for (Resource object : cluster.objects(kind, workload.namespace())) {
                boolean ours =
                        object.name().equals(Naming.DEFAULT.journal(workload).name());
                if (!ours
                        && !TOLD.contains(kind.name())
                        && object.list("metadata", "ownerReferences").isEmpty()) {
                    facts.put(kind + " " + object.name(), written(object).toString());
                }
            }
        }
        return new End(facts);
    }

    private static Map<String, @Nullable Object> written(Resource object) {
        Map<String, @Nullable Object> written = new LinkedHashMap<>(object.json());
        written.remove("status");
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>();
        metadata.put("labels", object.labels());
        Map<String, String> annotations = new TreeMap<>(object.annotations());
        annotations.keySet().removeAll(COUNTERS);
        metadata.put("annotations", annotations);
        written.put("metadata", metadata);
        return written;
    }

    private static String outcome(Place place) {
        if (!(place instanceof Place.Ended ended)) {
            return "not ended: " + place;
        }
        Outcome outcome = ended.outcome();
        if (outcome instanceof Outcome.RolledBack back) {
            return "rolled back: " + cause(back.why());
        }
        if (outcome instanceof Outcome.Stranded stranded) {
            return "stranded: " + cause(stranded.why());
        }
        if (outcome instanceof Outcome.Superseded superseded) {
            return "superseded: " + superseded.why().kind();
        }
        return outcome.toString();
    }

    /** Without the words, in which there may be numbers that differ. */
    private static String cause(Reason why) {
        return why.kind() + " (" + why.subject() + ")";
    }

    /** What differs, in words; empty if nothing does. */
    String differsFrom(End expected) {
        StringBuilder text = new StringBuilder();
        SortedMap<String, String> all = new TreeMap<>(expected.facts());
        all.putAll(facts);
        for (String about : all.keySet()) {
            String wanted = expected.facts().getOrDefault(about, "none");
            String found = facts.getOrDefault(about, "none");
            if (!wanted.equals(found)) {
                text.append("  ").append(about).append("\n    was to be ").append(wanted);
                text.append("\n    but is    ").append(found).append('\n');
            }
        }
        return text.toString();
    }
}
