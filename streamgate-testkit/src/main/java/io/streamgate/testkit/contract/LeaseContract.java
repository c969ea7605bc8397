package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.Lease;
import io.streamgate.Term;
import io.streamgate.Workload;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** What a {@link Lease} must do. */
public interface LeaseContract {
    /** For how long a lease is valid in these tests without being kept. */
    Duration TTL = Duration.ofSeconds(15);

    /** The lease as one process has it; nobody holds the one of {@link #workload} yet. */
    Lease lease();

    /** The lease as another process has it. */
    Lease another();

    /** The time. */
    Instant now();

    /** Lets time pass. */
    void advance(Duration time);

    /** Whose lease is tried. */
    default Workload workload() {
        return new Workload("shop", "checkout");
    }

    private Lease.Holding ask(Lease lease, String driver, long above, String stale) {
        return lease.acquire(workload(), driver, TTL, above, stale, now());
    }

    private static Term held(Lease.Holding holding) {
        assertThat(holding).isInstanceOf(Lease.Held.class);
        return ((Lease.Held) holding).term();
    }

    private static Lease.HeldBy heldBy(Lease.Holding holding) {
        assertThat(holding).isInstanceOf(Lease.HeldBy.class);
        return (Lease.HeldBy) holding;
    }

    @Test
    default void isTakenWhenItIsFree() {
        assertThat(held(ask(lease(), "ann", 0, "")).driver()).isEqualTo("ann");
    }

    @Test
    default void givesATermAboveTheOneTheCallerKnows() {
        assertThat(held(ask(lease(), "ann", 41, "")).number()).isGreaterThan(41);
    }

    @Test
    default void isKeptUnderTheSameTerm() {
        Term term = held(ask(lease(), "ann", 0, ""));
        advance(TTL.dividedBy(3));
        assertThat(held(ask(lease(), "ann", 0, ""))).isEqualTo(term);
    }

    @Test
    default void isNotGivenToTwoAndSaysWhoHasItSinceWhen() {
        Instant since = now();
        ask(lease(), "ann", 0, "");
        advance(TTL.dividedBy(3));
        Lease.HeldBy other = heldBy(ask(another(), "bob", 0, ""));
        assertThat(other.driver()).isEqualTo("ann");
        assertThat(Duration.between(since, other.since()).abs()).isLessThan(Duration.ofSeconds(1));
    }

    @Test
    default void isNotTakenWhileItIsKept() {
        ask(lease(), "ann", 0, "");
        for (int i = 0; i < 6; i++) {
            advance(TTL.dividedBy(2));
            held(ask(lease(), "ann", 0, ""));
            heldBy(ask(another(), "bob", 0, ""));
        }
    }

    @Test
    default void showsAnotherMarkOnlyWhenItWasKept() {
        ask(lease(), "ann", 0, "");
        String mark = heldBy(ask(another(), "bob", 0, "")).mark();
        assertThat(heldBy(ask(another(), "bob", 0, "")).mark()).isEqualTo(mark);
        advance(TTL.dividedBy(3));
        ask(lease(), "ann", 0, "");
        assertThat(heldBy(ask(another(), "bob", 0, "")).mark()).isNotEqualTo(mark);
    }

    @Test
    default void isTakenFromOneWhoseMarkHasNotMoved() {
        Term anns = held(ask(lease(), "ann", 0, ""));
        String mark = heldBy(ask(another(), "bob", 0, "")).mark();
        assertThat(held(ask(another(), "bob", 0, mark)).number()).isGreaterThan(anns.number());
    }

    @Test
    default void isTakenUnderAHigherTermWhenItHasRunOut() {
        Term anns = held(ask(lease(), "ann", 0, ""));
        advance(TTL.multipliedBy(2));
        assertThat(held(ask(another(), "bob", 0, "")).number()).isGreaterThan(anns.number());
    }

    @Test
    default void isFreeAtOnceWhenItIsGivenBackAndItsNextTermIsHigher() {
        Term anns = held(ask(lease(), "ann", 0, ""));
        lease().release(workload(), anns);
        assertThat(held(ask(another(), "bob", 0, "")).number()).isGreaterThan(anns.number());
    }

    @Test
    default void isNotGivenBackByOneWhoHasLostIt() {
        Term anns = held(ask(lease(), "ann", 0, ""));
        advance(TTL.multipliedBy(2));
        ask(another(), "bob", 0, "");
        lease().release(workload(), anns);
        assertThat(heldBy(ask(lease(), "cat", 0, "")).driver()).isEqualTo("bob");
    }

    @Test
    default void keepsWorkloadsApart() {
        ask(lease(), "ann", 0, "");
        Workload other = new Workload(workload().namespace(), workload().name() + "-too");
        assertThat(another().acquire(other, "bob", TTL, 0, "", now())).isInstanceOf(Lease.Held.class);
    }
}
