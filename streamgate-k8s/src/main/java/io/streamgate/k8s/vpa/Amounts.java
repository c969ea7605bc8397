package io.streamgate.k8s.vpa;

import java.util.EnumMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongBinaryOperator;

/**
 * Amounts of resources: cpu in thousandths of a core, memory in bytes.
 *
 * @param byResource the amounts, 0 or more; a resource may be missing
 */
public record Amounts(Map<Resource, Long> byResource) {
    /** No amount of anything. */
    public static final Amounts NONE = new Amounts(Map.of());
    /** The most that upstream counts to. */
    static final long MOST = 100_000_000_000_000L;

    /** Copies the amounts and checks the ranges. */
    public Amounts {
        byResource = Map.copyOf(byResource);
        byResource.forEach((resource, amount) -> Refusals.atLeast("amount of " + resource, amount, 0));
    }

    /** Of both. */
    public static Amounts of(long cpuMilli, long memoryBytes) {
        return new Amounts(Map.of(Resource.CPU, cpuMilli, Resource.MEMORY, memoryBytes));
    }

    /** Of one resource; empty if it is missing. */
    public OptionalLong get(Resource resource) {
        Long amount = byResource.get(resource);
        return amount == null ? OptionalLong.empty() : OptionalLong.of(amount);
    }

    /** Each amount together with that of other amounts; those without a partner stay. */
    Amounts with(Amounts others, LongBinaryOperator function) {
        Map<Resource, Long> changed = new EnumMap<>(Resource.class);
        byResource.forEach((resource, amount) -> {
            Long other = others.byResource.get(resource);
            changed.put(resource, other == null ? amount : (Long) function.applyAsLong(amount, other));
        });
        return new Amounts(changed);
    }

    /** An amount times a factor, cut to whole units, from 0 to {@link #MOST}. */
    static long scale(long amount, double factor) {
        return Math.max(0, Math.min((long) (amount * factor), MOST));
    }

    /** Upstream caps what it adds in the same way. */
    static long sum(long one, long other) {
        return Math.min(one + other, MOST);
    }
}
