package io.streamgate.testkit.guarantee;

import io.streamgate.Attempt;
import io.streamgate.JournalEntry;
import io.streamgate.Place;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.testkit.cluster.ObjectChange;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Of Deployments and Services, programs write the size, the template, the one label in the selector and their stamp, and nothing
 * else; of ConfigMaps and Leases, those that StreamGate made; nothing of the workload after the end; and the same value not
 * again and again against somebody who keeps changing it back.
 */
final class OnlyWhatIsOurs implements Check {
    private static final int TRIES = 4;

    private final Scene scene;
    private final Past past;
    private final Breaches breaches;
    private final Map<String, Integer> written = new HashMap<>();

    OnlyWhatIsOurs(Scene scene, Past past, Breaches breaches) {
        this.scene = scene;
        this.past = past;
        this.breaches = breaches;
    }

    private void breach(String what) {
        breaches.add(Guarantee.ONLY_WHAT_IS_OURS, what);
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        if (by.isEmpty()) {
            return;
        }
        Resource object = change.object();
        Kind kind = change.kind();
        if (kind.equals(Kind.DEPLOYMENT) || kind.equals(Kind.SERVICE)) {
            workload(change, by.get());
        } else if (kind.equals(Kind.CONFIG_MAP) || kind.equals(Kind.LEASE)) {
            Ref ours = kind.equals(Kind.LEASE)
                    ? Scene.NAMING.lease(scene.workload())
                    : Scene.NAMING.journal(scene.workload());
            if (!object.name().equals(ours.name())) {
                breach(by.get() + " wrote " + kind + " " + object.name() + ", which is not its own");
            }
        }
    }

    private void workload(ObjectChange change, Life by) {
        String what = change.kind() + " " + change.object().name();
        if (change.before().isEmpty() || change.after().isEmpty()) {
            breach(by + (change.before().isEmpty() ? " created " : " deleted ") + what);
            return;
        }
        Resource before = change.before().get();
        Resource after = change.after().get();
        if (!others(before).equals(others(after))) {
            breach(by + " changed something of " + what + " that is somebody else's: from " + others(before) + " to "
                    + others(after));
        }
        // A term is stamped on the objects before the journal has a rollout: that proves what it begins from.
        if (!before.map("spec").equals(after.map("spec"))) {
            respecified(what, after, by);
        }
    }

    private void respecified(String what, Resource after, Life by) {
        Attempt attempt = scene.journal().map(JournalEntry::attempt).orElse(null);
        if (attempt == null || attempt.place() instanceof Place.Ended) {
            breach(by + " wrote " + what + " although no rollout is under way");
            return;
        }
        String value = by + " " + attempt.id() + " " + what + " " + after.map("spec");
        int times = written.merge(value, 1, Integer::sum);
        if (times > TRIES && past.disturbedAt().isAfter(attempt.startedAt())) {
            breach(by + " wrote the same to " + what + " " + times + " times");
        }
    }

    /** An object without what programs may write, and without what the server counts. */
    private static Map<String, @Nullable Object> others(Resource object) {
        Map<String, @Nullable Object> metadata = new LinkedHashMap<>(object.map("metadata"));
        metadata.remove("managedFields");
        metadata.remove("resourceVersion");
        metadata.remove("generation");
        Map<String, String> annotations = new LinkedHashMap<>(object.annotations());
        annotations.remove(FencedWriter.TERM);
        metadata.put("annotations", annotations);
        Map<String, @Nullable Object> spec = new LinkedHashMap<>(object.map("spec"));
        spec.remove("replicas");
        spec.remove("template");
        Map<String, @Nullable Object> selector = new LinkedHashMap<>(object.map("spec", "selector"));
        selector.remove(Scene.NAMING.versionLabel());
        spec.put("selector", selector);
        return Map.of("metadata", metadata, "spec", spec);
    }
}
