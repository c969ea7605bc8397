package io.streamgate.k8s.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Use against a share of the requests ({@code GetResourceUtilizationRatio} in upstream's metrics/utilization.go): the share is cut
 * to whole percent before it is compared. Samples of pods that nobody knows do not count here.
 */
final class UtilizationUse implements PodUse {
    private final Metric metric;
    private final int target;
    private final PodGroups groups;
    private long usage;
    private long requests;
    private @Nullable Pod without;
    private boolean unknownContainer;

    UtilizationUse(Metric metric, int target, PodGroups groups, List<Pod> pods) {
        this.metric = metric;
        this.target = target;
        this.groups = groups;
        this.usage = groups.usage;
        for (int i = 0; i < pods.size(); i++) {
            requests += request(pods.get(i));
        }
        requests -= sum(groups.ignored) + sum(groups.unready) + sum(groups.missing);
    }

    private long request(Pod pod) {
        long request = metric instanceof Metric.ContainerResource container
                ? pod.requests().of(container.container(), container.name())
                : pod.requests().total(metric.name());
        if (request < 0 && without == null) {
            without = pod;
            unknownContainer = request == Requests.NO_SUCH_CONTAINER;
        }
        return request;
    }

    private long sum(List<Pod> pods) {
        long sum = 0;
        for (int i = 0; i < pods.size(); i++) {
            sum += request(pods.get(i));
        }
        return sum;
    }

    @Override
    public @Nullable Proposal trouble(Metric asked) {
        if (without != null) {
            return Proposal.unknown(
                    asked,
                    unknownContainer ? Trouble.CONTAINER_NOT_FOUND : Trouble.MISSING_REQUEST,
                    "pod " + without.name());
        }
        return requests == 0 || groups.ready == 0 ? Proposal.unknown(asked, Trouble.NO_METRICS_MATCHED_PODS, "") : null;
    }

    @Override
    public double ratio() {
        return (double) utilization() / (double) target;
    }

    @Override
    public int utilization() {
        return (int) (usage * 100 / requests);
    }

    @Override
    public long average() {
        return usage / groups.ready;
    }

    @Override
    public void assumeBusy(List<Pod> pods) {
        long percent = Math.max(100, target);
        for (Pod pod : pods) {
            long request = request(pod);
            requests += request;
            usage += request * percent / 100;
        }
    }

    @Override
    public void assumeIdle(List<Pod> pods) {
        requests += sum(pods);
    }
}
