package io.streamgate.k8s.hpa;

import java.util.List;

/**
 * The size that one metric wants, as upstream's replica_calculator.go: amounts are 64-bit integers in thousandths, ratios are
 * doubles, sizes end at the largest 32-bit integer.
 */
final class ReplicaCalculator {
    private final HpaView view;
    private final Settings settings;
    private final Tolerance tolerance;

    ReplicaCalculator(HpaView view, Settings settings, Tolerance tolerance) {
        this.view = view;
        this.settings = settings;
        this.tolerance = tolerance;
    }

    Proposal propose(Metric metric, Observation observation) {
        if (metric instanceof UnknownMetric) {
            return Proposal.unknown(metric, Trouble.UNKNOWN_TYPE, metric.name());
        }
        if (observation instanceof PodSamples samples && !metric.needsNoPods()) {
            return ofPods(metric, samples);
        }
        if (observation instanceof Observation.OfValue value && metric.needsNoPods()) {
            return metric.target() instanceof Target.Value target
                    ? ofValue(metric, value.milli(), target.milli())
                    : ofAverage(metric, value.milli(), ((Target.AverageValue) metric.target()).milli());
        }
        String why = observation instanceof Observation.Failed failed
                ? failed.why()
                : "what was read is " + (metric.needsNoPods() ? "of pods" : "one value");
        return Proposal.unknown(metric, Trouble.UNREADABLE, why);
    }

    private Proposal ofPods(Metric metric, PodSamples samples) {
        boolean resource = metric instanceof Metric.Resource || metric instanceof Metric.ContainerResource;
        if (samples.size() == 0) {
            return Proposal.unknown(metric, Trouble.NO_METRICS_FROM_API, "");
        }
        if (view.pods().isEmpty()) {
            return Proposal.unknown(metric, Trouble.NO_PODS, "");
        }
        PodGroups groups = PodGroups.of(view.pods(), samples, resource ? metric.name() : "", settings, view.now());
        if (groups.samples == 0) {
            return Proposal.unknown(metric, Trouble.NO_METRICS_FOR_TARGETED_PODS, "");
        }
        PodUse use = metric.target() instanceof Target.Utilization target
                ? new UtilizationUse(metric, target.percent(), groups, view.pods())
                : new AverageUse(groups, samples, ((Target.AverageValue) metric.target()).milli());
        Proposal trouble = use.trouble(metric);
        return trouble != null ? trouble : decide(metric, groups, use);
    }

    private Proposal decide(Metric metric, PodGroups groups, PodUse use) {
        double ratio = use.ratio();
        int utilization = use.utilization();
        long average = use.average();
        return Proposal.of(metric, replicas(groups, use, ratio), utilization, average);
    }

    private int replicas(PodGroups groups, PodUse use, double ratio) {
        boolean upWithUnready = !groups.unready.isEmpty() && ratio > 1.0;
        if (!upWithUnready && groups.missing.isEmpty()) {
            return tolerance.holds(ratio) ? view.specReplicas() : (int) Math.ceil(ratio * groups.ready);
        }
        int count = groups.samples;
        if (ratio < 1.0) {
            use.assumeBusy(groups.missing);
            count += groups.missing.size();
        } else if (ratio > 1.0) {
            use.assumeIdle(groups.missing);
            count += groups.missing.size();
        }
        if (upWithUnready) {
            use.assumeIdle(groups.unready);
            count += groups.unready.size();
        }
        double second = use.ratio();
        if (tolerance.holds(second) || (ratio < 1.0 && second > 1.0) || (ratio > 1.0 && second < 1.0)) {
            return view.specReplicas();
        }
        int wanted = (int) Math.ceil(second * count);
        boolean turnedRound = second < 1.0 ? wanted > view.specReplicas() : wanted < view.specReplicas();
        return turnedRound ? view.specReplicas() : wanted;
    }

    private Proposal ofValue(Metric metric, long usage, long target) {
        double ratio = (double) usage / (double) target;
        if (view.specReplicas() == 0) {
            return Proposal.of(metric, (int) Math.ceil(ratio), usage);
        }
        if (tolerance.holds(ratio)) {
            return Proposal.of(metric, view.specReplicas(), usage);
        }
        if (view.pods().isEmpty()) {
            return Proposal.unknown(metric, Trouble.NO_PODS, "");
        }
        return Proposal.of(metric, (int) Math.ceil(ratio * serving(view.pods())), usage);
    }

    private Proposal ofAverage(Metric metric, long usage, long target) {
        int current = view.statusReplicas();
        double ratio = (double) usage / ((double) target * (double) current);
        int replicas = tolerance.holds(ratio) ? current : (int) Math.ceil((double) usage / (double) target);
        return Proposal.of(metric, replicas, current == 0 ? 0 : (long) Math.ceil((double) usage / (double) current));
    }

    private static int serving(List<Pod> pods) {
        int serving = 0;
        for (Pod pod : pods) {
            serving += pod.serves() ? 1 : 0;
        }
        return serving;
    }
}
