package io.streamgate.testkit.cluster;

import io.streamgate.testkit.cluster.ScalingRule.Finding;
import io.streamgate.testkit.cluster.ScalingRule.View;
import java.time.Instant;
import java.util.List;

/** How far and how fast an autoscaler may go: its windows, its policies, its bounds. */
final class ScalingLimits {
    private static final int WINDOW = 300;
    private static final List<?> DOUBLE = List.of(policy("Percent", 100));
    private static final List<?> DOUBLE_OR_FOUR = List.of(policy("Pods", 4), policy("Percent", 100));

    private ScalingLimits() {}

    private static FrozenMap policy(String type, int value) {
        return Tree.of("type", type, "value", value, "periodSeconds", 15);
    }

    /** What becomes of a proposal, and what is to be said of it. */
    record Limited(int replicas, Finding stabilized, Finding limited) {}

    static Limited apply(View view, ScalingHistory history, int proposed) {
        FrozenMap behavior = Tree.map(view.autoscaler().json(), "spec", "behavior");
        return Tree.at(view.autoscaler().json(), "spec", "behavior") == null
                ? plainly(view, history, proposed)
                : byBehavior(view, history, proposed, behavior);
    }

    private static Limited plainly(View view, ScalingHistory history, int proposed) {
        Instant horizon = view.now().minusSeconds(WINDOW);
        int stable = history.mostWanted(proposed, at -> !at.isBefore(horizon));
        history.want(view.now(), proposed);
        Finding stabilized = stable == proposed
                ? ready()
                : new Finding(
                        "AbleToScale",
                        true,
                        "ScaleDownStabilized",
                        "recent recommendations were higher than current one, applying the highest recent"
                                + " recommendation");
        int fastest = Math.max(2 * view.replicas(), 4);
        int most = Math.min(view.most(), fastest);
        if (stable < view.least()) {
            return new Limited(view.least(), stabilized, tooFew());
        }
        if (stable > most) {
            return new Limited(most, stabilized, view.most() > fastest ? fast("ScaleUpLimit", "increase") : tooMany());
        }
        return new Limited(stable, stabilized, within());
    }

    private static Limited byBehavior(View view, ScalingHistory history, int proposed, FrozenMap behavior) {
        FrozenMap up = Tree.map(behavior, "scaleUp");
        FrozenMap down = Tree.map(behavior, "scaleDown");
        Instant now = view.now();
        Instant upSince = now.minusSeconds(Tree.number(up, 0, "stabilizationWindowSeconds"));
        Instant downSince = now.minusSeconds(Tree.number(down, WINDOW, "stabilizationWindowSeconds"));
        int atLeast = history.leastWanted(proposed, at -> at.isAfter(upSince));
        int atMost = history.mostWanted(proposed, at -> at.isAfter(downSince));
        history.want(now, proposed);
        int stable = Math.min(Math.max(view.replicas(), atLeast), atMost);
        Finding stabilized = stable == proposed ? ready() : stabilized(proposed >= view.replicas());
        if (stable > view.replicas()) {
            int fastest = Math.max(view.replicas(), bound(view, history, up, DOUBLE_OR_FOUR, true));
            int most = Math.min(view.most(), fastest);
            Finding limit = view.most() > fastest ? fast("ScaleUpLimit", "increase") : tooMany();
            return stable > most ? new Limited(most, stabilized, limit) : new Limited(stable, stabilized, within());
        }
        if (stable < view.replicas()) {
            int fastest = Math.min(view.replicas(), bound(view, history, down, DOUBLE, false));
            int least = Math.max(view.least(), fastest);
            Finding limit = view.least() < fastest ? fast("ScaleDownLimit", "decrease") : tooFew();
            return stable < least ? new Limited(least, stabilized, limit) : new Limited(stable, stabilized, within());
        }
        return new Limited(stable, stabilized, within());
    }

    private static int bound(View view, ScalingHistory history, FrozenMap rules, List<?> otherwise, boolean up) {
        String choice = Tree.text(rules, "selectPolicy");
        List<?> policies = Tree.list(rules, "policies");
        if (choice.equals("Disabled")) {
            return view.replicas();
        }
        boolean largest = up != choice.equals("Min");
        int bound = largest ? Integer.MIN_VALUE : Integer.MAX_VALUE;
        for (Object policy : policies.isEmpty() ? otherwise : policies) {
            int value = Tree.number(policy, 0, "value");
            Instant since = view.now().minusSeconds(Tree.number(policy, 15, "periodSeconds"));
            int start = view.replicas() - history.changed(since);
            boolean pods = Tree.text(policy, "type").equals("Pods");
            int reached;
            if (up) {
                reached = pods ? start + value : (int) Math.ceil(start * (1 + value / 100.0));
            } else {
                reached = pods ? start - value : (int) (start * (1 - value / 100.0));
            }
            bound = largest ? Math.max(bound, reached) : Math.min(bound, reached);
        }
        return bound;
    }

    private static Finding ready() {
        return new Finding("AbleToScale", true, "ReadyForNewScale", "recommended size matches current size");
    }

    private static Finding stabilized(boolean up) {
        return up
                ? new Finding(
                        "AbleToScale",
                        true,
                        "ScaleUpStabilized",
                        "recent recommendations were lower than current one, applying the lowest recent recommendation")
                : new Finding(
                        "AbleToScale",
                        true,
                        "ScaleDownStabilized",
                        "recent recommendations were higher than current one, applying the highest recent"
                                + " recommendation");
    }

    private static Finding within() {
        return new Finding(
                "ScalingLimited", false, "DesiredWithinRange", "the desired count is within the acceptable range");
    }

    private static Finding tooFew() {
        return new Finding(
                "ScalingLimited",
                true,
                "TooFewReplicas",
                "the desired replica count is less than the minimum replica count");
    }

    private static Finding tooMany() {
        return new Finding(
                "ScalingLimited",
                true,
                "TooManyReplicas",
                "the desired replica count is more than the maximum replica count");
    }

    private static Finding fast(String reason, String direction) {
        return new Finding(
                "ScalingLimited",
                true,
                reason,
                "the desired replica count is " + (direction.equals("increase") ? "increasing" : "decreasing")
                        + " faster than the maximum scale rate");
    }
}
