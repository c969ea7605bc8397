package io.streamgate.k8s.simulate;

/**
 * What a policy cost and missed. Elasticity as the SPEC cloud group measures it: theta is by how much the size was wrong on
 * average, tau how long.
 *
 * @param name the policy
 * @param podHours what it cost: the pods asked for, over time
 * @param changes how often the size changed
 * @param flaps how often it changed back within ten minutes
 * @param overloadSeconds how long there were fewer ready pods than needed
 * @param thetaUnder the mean of the pods that were missing, in percent of those needed
 * @param thetaOver the mean of the pods that were too many, in percent of those needed
 * @param tauUnder the share of the time with too few, in percent
 * @param sufficient the share of the time with enough, in percent
 * @param nearOracle the share of the time within one pod or a tenth of the oracle's size, in percent
 * @param breaches how often the load came to need more pods than were ready
 * @param slowestBreach the longest time from such a breach to enough pods, in seconds
 * @param meanBreach the mean of these times, in seconds
 */
public record Summary(
        String name,
        double podHours,
        int changes,
        int flaps,
        double overloadSeconds,
        double thetaUnder,
        double thetaOver,
        double tauUnder,
        double sufficient,
        double nearOracle,
        int breaches,
        double slowestBreach,
        double meanBreach) {
    private static final double FLAP_SECONDS = 600;

    static Summary of(Timeline timeline) {
        double seconds = timeline.tick().toNanos() / 1e9;
        int ticks = timeline.ticks();
        long pods = 0;
        int changes = 0;
        int flaps = 0;
        int direction = 0;
        int changedAt = 0;
        int under = 0;
        int near = 0;
        double shortfall = 0;
        double surplus = 0;
        int breaches = 0;
        int breach = 0;
        int slowest = 0;
        for (int i = 0; i < ticks; i++) {
            int asked = timeline.asked(i);
            int need = timeline.needed(i);
            int missing = need - timeline.ready(i);
            pods += asked;
            int turn = Integer.compare(asked, timeline.asked(i - 1));
            if (turn != 0) {
                changes++;
                flaps += turn == -direction && (i - changedAt) * seconds <= FLAP_SECONDS ? 1 : 0;
                direction = turn;
                changedAt = i;
            }
            shortfall += need > 0 ? (double) Math.max(0, missing) / need : 0;
            surplus += (double) Math.max(0, -missing) / Math.max(1, need);
            near += Math.abs(asked - timeline.oracle(i)) <= Math.max(1, timeline.oracle(i) / 10.0) ? 1 : 0;
            if (missing > 0) {
                under++;
                breaches += breach == 0 ? 1 : 0;
                breach++;
                slowest = Math.max(slowest, breach);
            } else {
                breach = 0;
            }
        }
        return new Summary(
                timeline.name(),
                pods * seconds / 3600,
                changes,
                flaps,
                under * seconds,
                100 * shortfall / ticks,
                100 * surplus / ticks,
                100.0 * under / ticks,
                100 - 100.0 * under / ticks,
                100.0 * near / ticks,
                breaches,
                slowest * seconds,
                breaches == 0 ? 0 : under * seconds / breaches);
    }
}
