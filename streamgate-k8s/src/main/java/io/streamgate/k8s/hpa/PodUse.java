package io.streamgate.k8s.hpa;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How the use of the pods stands to the target; what is not known of some of them can be assumed. */
interface PodUse {
    /** Why it cannot be told. */
    @Nullable
    Proposal trouble(Metric metric);

    double ratio();

    /** The mean of the pods, in thousandths. */
    long average();

    /** In whole percent of the requests; 0 for a use that has none. */
    int utilization();

    /** These pods use just what they should, or all that they request if that is more. */
    void assumeBusy(List<Pod> pods);

    /** These pods use nothing. */
    void assumeIdle(List<Pod> pods);
}
