package io.streamgate;

import java.util.List;
import java.util.stream.Collectors;

/** A rollout that was not begun, for reasons found before the first write. */
public final class RolloutRefusedException extends StreamGateException {
    private static final long serialVersionUID = 1L;

    private final transient List<Finding> findings;

    /** For these findings. */
    public RolloutRefusedException(Workload workload, List<Finding> findings) {
        super(
                "the rollout of " + workload + " is refused, nothing was written:\n"
                        + findings.stream().map(finding -> "  - " + finding).collect(Collectors.joining("\n")),
                null);
        this.findings = List.copyOf(findings);
    }

    /** What was found, the refusals first. */
    public List<Finding> findings() {
        return findings;
    }
}
