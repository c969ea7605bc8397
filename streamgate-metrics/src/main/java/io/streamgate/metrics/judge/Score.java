package io.streamgate.metrics.judge;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The score of a canary.
 *
 * @param value from 0 to 100, with two decimals
 * @param verdict what it means
 * @param vetoed whether it is 0 for a critical metric or for too little data, whatever the groups say
 * @param groups the score of each group by its name
 * @param metrics what was said of each metric
 * @param reason in words
 */
public record Score(
        double value,
        Verdict verdict,
        boolean vetoed,
        SortedMap<String, Group> groups,
        List<MetricVerdict> metrics,
        String reason) {
    /** Copies the collections. */
    public Score {
        requireNonNull(verdict, "verdict");
        groups = new TreeMap<>(groups);
        metrics = List.copyOf(metrics);
        requireNonNull(reason, "reason");
    }

    /** The groups by name; a copy. */
    @Override
    public SortedMap<String, Group> groups() {
        return new TreeMap<>(groups);
    }

    /** What a score means. */
    public enum Verdict {
        /** At or above the pass threshold. */
        PASS,
        /** Below that, at or above the marginal threshold. */
        MARGINAL,
        /** Below both. */
        FAIL,
        /** Too little was judged to have a score; only when {@link Behaviour#REPAIRED}. */
        UNDECIDED
    }

    /**
     * The score of a group.
     *
     * @param score the share of its metrics that passed, from 0 to 100; 0 without data
     * @param noData whether none of its metrics counted
     */
    public record Group(double score, boolean noData) {}

    static Score vetoed(Verdict verdict, Map<String, Group> groups, List<MetricVerdict> metrics, String reason) {
        return new Score(0, verdict, true, new TreeMap<>(groups), metrics, reason);
    }
}
