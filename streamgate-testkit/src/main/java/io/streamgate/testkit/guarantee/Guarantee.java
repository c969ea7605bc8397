package io.streamgate.testkit.guarantee;

/** What a user of StreamGate can rely on. */
public enum Guarantee {
    /** Serving traffic never goes from some ready endpoints to none, and no request fails, by what a rollout does. */
    NO_BLACKOUT(1, "no blackout"),
    /** A version's share is raised only when its available pods can carry it, and it keeps the pods its share takes. */
    CAPACITY_FIRST(2, "capacity first"),
    /** Once a rollout goes back, the new version's share never rises again, and what was there before comes back. */
    ROLLBACK_IS_OPEN(3, "rollback is always open"),
    /** Only the template that was judged gets traffic, and only that one is promoted. */
    JUDGED_IS_PROMOTED(4, "what was judged is what is promoted"),
    /** A gate is left behind only after it passed; no evidence is not a pass. */
    NO_EVIDENCE_IS_NO_PASS(5, "no evidence is not a pass"),
    /** A crash changes nothing but time: intents come before writes, and the journal only ever goes on. */
    CRASH_COSTS_TIME_ONLY(6, "a crash changes nothing but time"),
    /** Two processes on one workload: one acts, and nothing that an earlier driver sent lands after the next one began. */
    ONE_DRIVER(7, "one driver"),
    /** What belongs to somebody else stays as it is, and an end state causes no writes. */
    ONLY_WHAT_IS_OURS(8, "only what is ours"),
    /** Every end has a reason, and the reason is true. */
    EVERY_END_HAS_A_REASON(9, "every end has a reason");

    private final int number;
    private final String title;

    Guarantee(int number, String title) {
        this.number = number;
        this.title = title;
    }

    /** Its number in the list of guarantees, from 1 to 9. */
    public int number() {
        return number;
    }

    /** Number and title: {@code 1, no blackout}. */
    @Override
    public String toString() {
        return number + ", " + title;
    }
}
