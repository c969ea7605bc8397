package io.streamgate.k8s.bluegreen;

import static java.util.Objects.requireNonNull;

import io.streamgate.DeploymentStrategy;
import io.streamgate.Facts;
import io.streamgate.Gate;
import io.streamgate.Plan;
import io.streamgate.Route;
import io.streamgate.Size;
import io.streamgate.Step;
import io.streamgate.Steps;
import io.streamgate.Track;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the new version up beside the old one, looks at it, switches all traffic at once, and keeps the old one warm for a
 * while: going back is a switch too. Values; each method answers with a changed copy.
 *
 * @param preview gates to pass before the switch, in order
 * @param hold how long to wait before the switch
 * @param approval how long to wait for a person before the switch; nobody is asked if it is empty
 * @param soak how long to look at the soak gates after the switch
 * @param soaking gates to pass throughout the soak
 * @param scaleDownDelay how long the old version stays up after the soak
 * @param previewSize the size to look at the new version at before the switch; the live size if it is empty
 * @param progressDeadline how long pods may come no further before the rollout goes back
 * @param firstSize the size of a first deploy, when there is no live version to take it from
 */
public record BlueGreen(
        List<Gate> preview,
        Duration hold,
        Optional<Duration> approval,
        Duration soak,
        List<Gate> soaking,
        Duration scaleDownDelay,
        Optional<Integer> previewSize,
        Duration progressDeadline,
        int firstSize)
        implements DeploymentStrategy {

    /** Copies the lists and checks the ranges. */
    public BlueGreen {
        preview = List.copyOf(preview);
        soaking = List.copyOf(soaking);
        requireNonNull(approval, "approval");
        if (firstSize < 1 || previewSize.filter(size -> size < 1).isPresent()) {
            throw new IllegalArgumentException("the sizes of a blue-green rollout are firstSize " + firstSize
                    + " and previewSize " + previewSize + ", but must be 1 or more");
        }
        if (!soaking.isEmpty() && soak.isZero()) {
            throw new IllegalArgumentException(
                    "there are gates for the soak, but the soak is 0 s long: give it a length");
        }
    }

    /** No gates, no soak, thirty seconds of scale-down delay, five minutes without progress. */
    public static BlueGreen defaults() {
        return new BlueGreen(
                List.of(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                Duration.ofSeconds(30),
                Optional.empty(),
                Duration.ofMinutes(5),
                3);
    }

    /** With gates to pass before the switch, in order. */
    public BlueGreen preview(Gate... gates) {
        return new BlueGreen(
                List.of(gates),
                hold,
                approval,
                soak,
                soaking,
                scaleDownDelay,
                previewSize,
                progressDeadline,
                firstSize);
    }

    /** With a wait before the switch. */
    public BlueGreen hold(Duration duration) {
        return new BlueGreen(
                preview, duration, approval, soak, soaking, scaleDownDelay, previewSize, progressDeadline, firstSize);
    }

    /** With a person to be asked before the switch, and how long to wait for them. */
    public BlueGreen approval(Duration deadline) {
        return new BlueGreen(
                preview,
                hold,
                Optional.of(deadline),
                soak,
                soaking,
                scaleDownDelay,
                previewSize,
                progressDeadline,
                firstSize);
    }

    /** With gates to pass throughout a time after the switch. */
    public BlueGreen soak(Duration duration, Gate... gates) {
        return new BlueGreen(
                preview,
                hold,
                approval,
                duration,
                List.of(gates),
                scaleDownDelay,
                previewSize,
                progressDeadline,
                firstSize);
    }

    /** With another time for the old version to stay up. */
    public BlueGreen scaleDownDelay(Duration delay) {
        return new BlueGreen(preview, hold, approval, soak, soaking, delay, previewSize, progressDeadline, firstSize);
    }

    /** With a smaller preview: it is brought to full size after the gates, hold and approval. */
    public BlueGreen previewSize(int pods) {
        return new BlueGreen(
                preview, hold, approval, soak, soaking, scaleDownDelay, Optional.of(pods), progressDeadline, firstSize);
    }

    /** With another limit for pods that come no further. */
    public BlueGreen progressDeadline(Duration deadline) {
        return new BlueGreen(preview, hold, approval, soak, soaking, scaleDownDelay, previewSize, deadline, firstSize);
    }

    /** With another size for a first deploy. */
    public BlueGreen firstSize(int pods) {
        return new BlueGreen(
                preview, hold, approval, soak, soaking, scaleDownDelay, previewSize, progressDeadline, pods);
    }

    @Override
    public BlueGreen withoutGates() {
        return new BlueGreen(
                List.of(),
                Duration.ZERO,
                Optional.empty(),
                Duration.ZERO,
                List.of(),
                scaleDownDelay,
                Optional.empty(),
                progressDeadline,
                firstSize);
    }

    @Override
    public Plan plan(RolloutView view) {
        Facts facts = view.facts();
        Track target = facts.target();
        Track live = facts.live();
        List<Step> steps = new ArrayList<>();
        steps.add(Steps.template(target, facts.digest()));
        if (facts.firstDeploy()) {
            steps.add(Steps.resize("scale-" + target, target, new Size(firstSize)));
            steps.add(Steps.available(target, new Size(firstSize), progressDeadline));
            return new Plan(steps, List.of());
        }
        previewSize.map(Size::new).ifPresent(size -> {
            steps.add(Steps.resize("scale-" + target + "-for-preview", target, size));
            steps.add(Steps.available(target, size, progressDeadline));
        });
        List<Step> full = List.of(
                Steps.resize("scale-" + target, target, Size.FULL),
                Steps.available(target, Size.FULL, progressDeadline));
        if (previewSize.isEmpty()) {
            steps.addAll(full);
        }
        preview.forEach(gate -> steps.add(Steps.gate(gate)));
        if (!hold.isZero()) {
            steps.add(Steps.hold("hold", hold));
        }
        approval.ifPresent(deadline -> steps.add(Steps.approval("approve", deadline)));
        if (previewSize.isPresent()) {
            steps.addAll(full);
        }
        steps.add(Steps.resize("keep-" + live, live, Size.FULL));
        steps.add(Steps.shift("switch-to-" + target, Route.all(target)));
        if (!soak.isZero()) {
            steps.add(Steps.soak("soak", soak, soaking));
        }
        if (!scaleDownDelay.isZero()) {
            steps.add(Steps.delay("keep-" + live + "-warm", scaleDownDelay));
        }
        steps.add(Steps.confirmed(target, progressDeadline));
        steps.add(Steps.resize("scale-down-" + live, live, Size.NONE));
        return new Plan(steps, List.of(Steps.serving(target)));
    }
}
