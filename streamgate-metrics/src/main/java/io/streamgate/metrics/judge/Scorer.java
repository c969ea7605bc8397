package io.streamgate.metrics.judge;

import static io.streamgate.metrics.judge.Classification.NOT_JUDGED;
import static io.streamgate.metrics.judge.Classification.NO_DATA;
import static io.streamgate.metrics.judge.Classification.PASS;

import io.streamgate.metrics.judge.Score.Group;
import io.streamgate.metrics.judge.Score.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Makes a score, as Kayenta's {@code WeightedSumScorer} does.
 *
 * @param judge whose weights and thresholds count
 */
record Scorer(CanaryJudge judge) {
    private static final double TOO_LITTLE_DATA = 0.5;

    Score score(List<MetricVerdict> all) {
        List<MetricVerdict> metrics =
                all.stream().filter(verdict -> !verdict.metric().muted()).toList();
        TreeMap<String, Group> groups = groups(metrics);
        if (metrics.isEmpty()) {
            return Score.vetoed(nothing(), groups, all, "there is no metric to judge");
        }
        for (MetricVerdict verdict : metrics) {
            if (verdict.vetoes()) {
                return Score.vetoed(Verdict.FAIL, groups, all, "critical metric " + verdict);
            }
        }
        long missing = metrics.stream()
                .filter(verdict -> verdict.classification() == NO_DATA)
                .count();
        if (missing >= TOO_LITTLE_DATA * metrics.size()) {
            return Score.vetoed(Verdict.FAIL, groups, all, missing + " of " + metrics.size() + " metrics have no data");
        }
        if (repaired()) {
            long judged = metrics.stream()
                    .filter(verdict -> verdict.classification().counts())
                    .count();
            boolean criticalOpen = metrics.stream()
                    .anyMatch(verdict -> verdict.metric().critical()
                            && !verdict.classification().counts());
            if (criticalOpen || (judged <= TOO_LITTLE_DATA * metrics.size() && judged < metrics.size())) {
                String reason =
                        "only " + judged + " of " + metrics.size() + " metrics could be judged: " + open(metrics);
                return Score.vetoed(Verdict.UNDECIDED, groups, all, reason);
            }
        }
        if (groups.isEmpty()) {
            return Score.vetoed(nothing(), groups, all, "no metric is in a group");
        }
        return summed(groups, all, bad(metrics));
    }

    private Score summed(TreeMap<String, Group> groups, List<MetricVerdict> all, String bad) {
        double named = judge.weights().values().stream()
                .mapToDouble(Double::doubleValue)
                .sum();
        long unnamed = groups.keySet().stream()
                .filter(group -> !judge.weights().containsKey(group))
                .count();
        double share = unnamed == 0 ? 0 : (100 - named) / unnamed;
        double sum = 0;
        double present = 0;
        List<String> left = new ArrayList<>();
        for (Map.Entry<String, Group> group : groups.entrySet()) {
            double weight = judge.weights().getOrDefault(group.getKey(), share);
            if (group.getValue().noData() && repaired()) {
                left.add(group.getKey());
            } else {
                present += weight;
                sum += weight
                        / 100
                        * (group.getValue().noData() ? 100 : group.getValue().score());
            }
        }
        judge.weights().keySet().stream()
                .filter(group -> !groups.containsKey(group))
                .forEach(left::add);
        if (repaired() && present <= 0) {
            return Score.vetoed(Verdict.UNDECIDED, groups, all, "no group with a weight could be judged");
        }
        double value = Math.round((repaired() ? sum * 100 / present : sum) * 100) / 100.0;
        String without = left.isEmpty() || !repaired() ? "" : "; without the groups " + left + ", which have no data";
        String reason = String.format(Locale.ROOT, "score %.2f", value) + bad + without;
        return new Score(value, verdict(value), false, groups, all, reason);
    }

    private Verdict verdict(double value) {
        if (value >= judge.pass()) {
            return Verdict.PASS;
        }
        return value >= judge.marginal() ? Verdict.MARGINAL : Verdict.FAIL;
    }

    private static TreeMap<String, Group> groups(List<MetricVerdict> metrics) {
        Map<String, int[]> counts = new TreeMap<>();
        for (MetricVerdict verdict : metrics) {
            for (String group : verdict.metric().groups()) {
                int[] count = counts.computeIfAbsent(group, name -> new int[2]);
                count[0] += verdict.classification() == PASS ? 1 : 0;
                count[1] += verdict.classification().counts() ? 1 : 0;
            }
        }
        TreeMap<String, Group> groups = new TreeMap<>();
        counts.forEach((name, count) ->
                groups.put(name, count[1] == 0 ? new Group(0, true) : new Group(100.0 * count[0] / count[1], false)));
        return groups;
    }

    private Verdict nothing() {
        return repaired() ? Verdict.UNDECIDED : Verdict.FAIL;
    }

    private boolean repaired() {
        return judge.behaviour() == Behaviour.REPAIRED;
    }

    private static String open(List<MetricVerdict> metrics) {
        List<String> names = metrics.stream()
                .filter(verdict -> !verdict.classification().counts())
                .map(verdict -> verdict.metric().name()
                        + (verdict.classification() == NOT_JUDGED
                                ? " has too few points"
                                : " " + verdict.classification()))
                .toList();
        return String.join(", ", names);
    }

    private static String bad(List<MetricVerdict> metrics) {
        List<String> bad = metrics.stream()
                .filter(verdict -> verdict.classification().counts() && verdict.classification() != PASS)
                .map(MetricVerdict::toString)
                .toList();
        return bad.isEmpty() ? "" : "; " + String.join("; ", bad);
    }
}
