package io.streamgate.k8s.hpa;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What an HPA decides at a look, and every step on the way to it. Conditions and memory are those after the size was written;
 * if it could not be, use {@link #unwritten}.
 *
 * @param policy the policy that decided
 * @param view what it was shown
 * @param path which way it was decided
 * @param proposals what each metric says, in the policy's order; empty when none was asked
 * @param wanted the largest proposal, or the present size when none could be trusted
 * @param stabilized the size after the past had its say
 * @param limit what bounds and rates did to it; null when they were not asked
 * @param replicas the size to ask for
 * @param conditions the conditions of the object's status
 * @param memory what is to be shown at the next look
 */
public record HpaDecision(
        Hpa policy,
        HpaView view,
        Path path,
        List<Proposal> proposals,
        int wanted,
        int stabilized,
        @Nullable ConditionReason limit,
        int replicas,
        Conditions conditions,
        Memory memory) {
    /** Copies the proposals. */
    public HpaDecision {
        proposals = List.copyOf(proposals);
    }

    /** Which way a size was decided. */
    public enum Path {
        /** The target or its pods could not be told: nothing changes. */
        UNKNOWN_TARGET,
        /** The target is at zero, and not by this HPA: nothing changes. */
        DISABLED,
        /** The size was outside the bounds: it is put on the nearer one, whatever the metrics say. */
        BOUNDS,
        /** No metric could be read, or one could not and the others want less: nothing changes. */
        UNKNOWN_METRICS,
        /** By the metrics. */
        METRICS
    }

    /** Whether the size is to be changed. */
    public boolean rescales() {
        return replicas != view.specReplicas();
    }

    /** The first metric that could not be read; upstream reports it even when the others sufficed. */
    public Optional<Proposal> problem() {
        return proposals.stream().filter(proposal -> !proposal.valid()).findFirst();
    }

    /** The metric that decided: the first with the largest proposal. */
    public Optional<Proposal> deciding() {
        Proposal largest = null;
        for (Proposal proposal : proposals) {
            if (proposal.valid()
                    && (largest == null || largest.replicas() == 0 || proposal.replicas() > largest.replicas())) {
                largest = proposal;
            }
        }
        return Optional.ofNullable(largest);
    }

    /**
     * When the answer could next differ if nothing is measured anew and nobody else changes anything; empty for never. It is
     * seen at the first look from then on.
     */
    public Optional<Instant> nextChange() {
        return new NextChange(this).at();
    }

    /** The same decision when the new size could not be written: nothing is remembered of it. */
    public HpaDecision unwritten() {
        return new HpaDecision(
                policy,
                view,
                path,
                proposals,
                wanted,
                stabilized,
                limit,
                view.specReplicas(),
                conditions.able(false, ConditionReason.FAILED_UPDATE_SCALE).zero(zeroBefore()),
                new Memory(
                        memory.recommendations(),
                        view.memory().ups(),
                        view.memory().downs()));
    }

    private @Nullable Boolean zeroBefore() {
        Conditions.Condition before = view.conditions().scaledToZero();
        return before == null ? null : before.holds();
    }

    /** In words: what each metric wants, what held it and what bound it. */
    public String why() {
        return Wording.of(this);
    }
}
