package io.streamgate.k8s;

import io.streamgate.Lease;
import io.streamgate.Term;
import io.streamgate.Workload;
import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Patch;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.Calls;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A Lease object per workload. Its {@code leaseTransitions} is the term's number. */
final class KubernetesLease implements Lease {
    private static final DateTimeFormatter MICROS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final KubeApi api;
    private final Naming naming;
    private final Map<Holder, Resource> ours = new ConcurrentHashMap<>();

    private record Holder(Workload workload, String driver) {}

    KubernetesLease(KubeApi api, Naming naming) {
        this.api = api;
        this.naming = naming;
    }

    @Override
    public Holding acquire(Workload workload, String driver, Duration ttl, long above, String stale, Instant now) {
        return Calls.<Holding>call(() -> {
            Ref ref = naming.lease(workload);
            Optional<Resource> known = Optional.ofNullable(ours.remove(new Holder(workload, driver)))
                    .or(() -> read(ref));
            if (known.isEmpty()) {
                return kept(workload, create(ref, spec(driver, ttl, above + 1, now, now)));
            }
            Resource lease = known.get();
            String holder = lease.text("spec", "holderIdentity").orElse("");
            long transitions = lease.number("spec", "leaseTransitions").orElse(0L);
            Instant acquired = time(lease, "acquireTime", now);
            if (holder.equals(driver) && transitions >= above) {
                return kept(workload, store(ref, lease, spec(driver, ttl, transitions, acquired, now)));
            }
            if (!holder.isEmpty() && !holder.equals(driver) && !isOver(lease, stale, now)) {
                return new HeldBy(holder, acquired, mark(lease));
            }
            long number = Math.max(transitions, above) + 1;
            return kept(workload, store(ref, lease, spec(driver, ttl, number, now, now)));
        });
    }

    /** Run out by its own clock with as much again to spare for clocks that differ, or seen unmoved for all its time. */
    private static boolean isOver(Resource lease, String stale, Instant now) {
        Duration ttl =
                Duration.ofSeconds(lease.number("spec", "leaseDurationSeconds").orElse(0L));
        return mark(lease).equals(stale)
                || !now.isBefore(time(lease, "renewTime", Instant.EPOCH).plus(ttl.multipliedBy(2)));
    }

    private static String mark(Resource lease) {
        return lease.uid() + "/" + lease.resourceVersion();
    }

    private Held kept(Workload workload, Resource lease) {
        String driver = lease.text("spec", "holderIdentity").orElse("");
        ours.put(new Holder(workload, driver), lease);
        return new Held(new Term(lease.number("spec", "leaseTransitions").orElse(1L), driver));
    }

    @Override
    public void release(Workload workload, Term term) {
        Calls.run(() -> {
            Ref ref = naming.lease(workload);
            Optional<Resource> known = Optional.ofNullable(ours.remove(new Holder(workload, term.driver())))
                    .or(() -> read(ref));
            if (known.isPresent()
                    && known.get().text("spec", "holderIdentity").orElse("").equals(term.driver())) {
                Resource lease = known.get();
                Map<String, Object> spec = new LinkedHashMap<>();
                spec.put("holderIdentity", "");
                spec.put("leaseDurationSeconds", 1);
                spec.put("leaseTransitions", term.number());
                try {
                    store(ref, lease, spec);
                } catch (ApiException e) {
                    if (!e.isConflict() && !e.isNotFound()) {
                        throw e;
                    }
                }
            }
        });
    }

    private Optional<Resource> read(Ref ref) {
        try {
            return Optional.of(api.get(ref));
        } catch (ApiException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private Resource create(Ref ref, Map<String, Object> spec) {
        return api.create(Kind.LEASE, new Resource(KubernetesJournal.object(ref, spec, "spec", "")));
    }

    private Resource store(Ref ref, Resource lease, Map<String, Object> spec) {
        Map<String, @Nullable Object> body = KubernetesJournal.object(ref, spec, "spec", lease.resourceVersion());
        return api.patch(ref, new Patch(Patch.Type.APPLY, body), false);
    }

    private static Map<String, Object> spec(String driver, Duration ttl, long number, Instant acquired, Instant now) {
        Map<String, Object> spec = new LinkedHashMap<>();
        spec.put("holderIdentity", driver);
        spec.put("leaseDurationSeconds", Math.max(1, (ttl.toMillis() + 999) / 1000));
        spec.put("leaseTransitions", number);
        spec.put("acquireTime", MICROS.format(acquired));
        spec.put("renewTime", MICROS.format(now));
        return spec;
    }

    private static Instant time(Resource lease, String field, Instant otherwise) {
        return lease.text("spec", field).map(Instant::parse).orElse(otherwise);
    }
}
