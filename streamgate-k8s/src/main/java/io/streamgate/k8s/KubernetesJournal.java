package io.streamgate.k8s;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.ClusterException;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Subscription;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.Calls;
import io.streamgate.k8s.mirror.Mirrors;
import java.time.DateTimeException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A ConfigMap per workload, with the entry as JSON under one key. Stored by compare-and-set on its resourceVersion. */
final class KubernetesJournal implements Journal {
    private static final String KEY = "journal";
    private static final String LABEL = "app.kubernetes.io/managed-by";

    private final Mirrors mirrors;
    private final Naming naming;

    KubernetesJournal(Mirrors mirrors, Naming naming) {
        this.mirrors = mirrors;
        this.naming = naming;
    }

    @Override
    public Optional<Stored> read(Workload workload) {
        return Calls.call(() -> {
            try {
                return stored(mirrors.api().get(naming.journal(workload)));
            } catch (ApiException e) {
                if (e.isNotFound()) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    @Override
    public Stored write(Workload workload, JournalEntry entry, String revision) {
        Ref ref = naming.journal(workload);
        Map<String, Object> data = Map.of(KEY, Serialization.asJson(JournalForm.of(entry)));
        Map<String, @Nullable Object> body = object(ref, data, "data", revision);
        Resource written = Calls.call(() -> revision.isEmpty()
                ? mirrors.api().create(Kind.CONFIG_MAP, new Resource(body))
                : mirrors.api().patch(ref, new Patch(Patch.Type.APPLY, body), false));
        return new Stored(entry, written.resourceVersion());
    }

    @Override
    public Subscription watch(Workload workload, Consumer<Stored> seen) {
        Ref ref = naming.journal(workload);
        var mirror = mirrors.of(Kind.CONFIG_MAP, workload.namespace(), LABEL + "=" + Patch.MANAGER);
        Subscription subscription = mirror.listen(news -> {
            Resource resource = news.resource();
            if (resource.name().equals(ref.name())) {
                stored(resource).ifPresent(seen);
            }
        });
        try {
            Calls.run(() -> mirror.get(ref.name()).flatMap(this::stored).ifPresent(seen));
        } catch (ClusterException e) {
            subscription.close();
            throw e;
        }
        return subscription;
    }

    private Optional<Stored> stored(Resource configMap) {
        return configMap.text("data", KEY).map(json -> {
            try {
                return new Stored(JournalForm.read(parse(json)), configMap.resourceVersion());
            } catch (IllegalArgumentException | DateTimeException | NoSuchElementException e) {
                throw new ClusterException(
                        ClusterException.Kind.REFUSED,
                        "ConfigMap " + configMap.namespace() + "/" + configMap.name() + " data." + KEY
                                + " is not a journal that can be read: " + e.getMessage()
                                + "; put it right, or remove the ConfigMap when no rollout is under way",
                        null,
                        e);
            }
        });
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parse(String json) {
        return Serialization.unmarshal(json, Map.class);
    }

    /** An object of ours, as it is created or applied. */
    static Map<String, @Nullable Object> object(
            Ref ref, Map<String, Object> content, String field, String resourceVersion) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", ref.name());
        metadata.put("namespace", ref.namespace());
        metadata.put("labels", Map.of(LABEL, Patch.MANAGER));
        if (!resourceVersion.isEmpty()) {
            metadata.put("resourceVersion", resourceVersion);
        }
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("apiVersion", ref.kind().apiVersion());
        body.put("kind", ref.kind().name());
        body.put("metadata", metadata);
        body.put(field, content);
        return body;
    }
}
