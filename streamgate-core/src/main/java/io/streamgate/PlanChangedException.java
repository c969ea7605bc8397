package io.streamgate;

import java.util.List;

/** The rollout on the journal was begun with other steps than the program would take now. */
public final class PlanChangedException extends StreamGateException {
    private static final long serialVersionUID = 1L;

    PlanChangedException(RolloutId id, List<String> begun, List<String> now) {
        super(
                "rollout " + id + " was begun with the steps " + begun + ", but this program would take " + now
                        + "; go on with the program that began it, or abort it",
                null);
    }
}
