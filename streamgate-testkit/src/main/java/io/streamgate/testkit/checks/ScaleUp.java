package io.streamgate.testkit.checks;

import io.streamgate.k8s.api.Resource;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * The rules by which an autoscaler adds pods. Where an HPA says nothing, those that the API defines hold: the window is 0, and
 * 100 % or 4 pods per 15 s may be added, whichever is more.
 *
 * @param rules {@code spec.behavior.scaleUp}, which may be empty
 */
record ScaleUp(Resource rules) {
    private static final long MOST = 1_000_000;

    /** In seconds. */
    long window() {
        return rules.number("stabilizationWindowSeconds").orElse(0L);
    }

    boolean isDisabled() {
        return select().equals("Disabled");
    }

    /**
     * How many pods there can be after a time, from so many. A policy counts once for each of its periods that fits into the
     * time, so one with a longer period allows nothing for certain.
     */
    long reach(long pods, Duration time) {
        LongStream sizes = policies().stream().mapToLong(policy -> grow(policy, pods, time));
        return switch (select()) {
            case "Disabled" -> pods;
            case "Min" -> sizes.min().orElse(pods);
            default -> sizes.max().orElse(pods);
        };
    }

    private String select() {
        return rules.text("selectPolicy").orElse("Max");
    }

    private List<Resource> policies() {
        List<Resource> policies = rules.list("policies");
        return policies.isEmpty() ? List.of(policy("Percent", 100), policy("Pods", 4)) : policies;
    }

    // The annotations in Resource's signature are read from its class file by newer compilers only.
    @SuppressWarnings("NullAway")
    private static Resource policy(String type, int value) {
        return new Resource(Map.of("type", type, "value", value, "periodSeconds", 15));
    }

    private static long grow(Resource policy, long from, Duration time) {
        long value = policy.number("value").orElse(0L);
        long period = Math.max(1, policy.number("periodSeconds").orElse(Long.MAX_VALUE));
        boolean percent = policy.text("type").orElse("").equals("Percent");
        long pods = from;
        for (long left = time.toSeconds() / period; left > 0 && pods < MOST; left--) {
            pods = percent ? (pods * (100 + value) + 99) / 100 : pods + value;
        }
        return pods;
    }
}
