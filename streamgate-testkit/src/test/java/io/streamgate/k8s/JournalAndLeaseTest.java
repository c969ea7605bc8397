package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Lease;
import io.streamgate.Place;
import io.streamgate.Release;
import io.streamgate.Rollout;
import io.streamgate.RolloutHandle;
import io.streamgate.Term;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.bluegreen.BlueGreen;
import io.streamgate.k8s.mirror.Mirrors;
import io.streamgate.testkit.StreamGateHarness;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class JournalAndLeaseTest {
    private static final Workload SHOP = new Workload("shop", "checkout");
    private static final Duration TTL = Duration.ofSeconds(15);

    private final StreamGateHarness harness = new StreamGateHarness();

    private Instant now() {
        return harness.scheduler().now();
    }

    @Nested
    class TheJournal {
        private final KubernetesJournal journal = new KubernetesJournal(
                new Mirrors(harness.cluster().namespace("shop").api(), harness.scheduler()), Naming.DEFAULT);
        private final JournalEntry first = JournalFormTest.entry(new Place.Forward(0), Optional.empty());
        private final JournalEntry second = JournalFormTest.entry(new Place.Forward(1), Optional.empty());

        private static void isConflict(org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
            assertThatThrownBy(call)
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.CONFLICT));
        }

        @Test
        void isEmptyAtFirst() {
            assertThat(journal.read(SHOP)).isEmpty();
        }

        @Test
        void readsWhatWasWritten() {
            Journal.Stored written = journal.write(SHOP, first, "");
            assertThat(journal.read(SHOP)).contains(written);
            assertThat(written.entry()).isEqualTo(first);
        }

        @Test
        void isStoredOnlyOverWhatTheWriterSaw() {
            Journal.Stored one = journal.write(SHOP, first, "");
            Journal.Stored two = journal.write(SHOP, second, one.revision());
            isConflict(() -> journal.write(SHOP, first, one.revision()));
            isConflict(() -> journal.write(SHOP, first, ""));
            assertThat(journal.read(SHOP)).contains(two);
        }

        @Test
        void tellsWhoWatches() {
            List<JournalEntry> seen = new ArrayList<>();
            var subscription = journal.watch(SHOP, stored -> seen.add(stored.entry()));
            harness.scheduler().advance(Duration.ofSeconds(1));
            Journal.Stored one = journal.write(SHOP, first, "");
            harness.scheduler().advance(Duration.ofSeconds(1));
            assertThat(seen).isNotEmpty().last().isEqualTo(first);
            subscription.close();
            journal.write(SHOP, second, one.revision());
            harness.scheduler().advance(Duration.ofMinutes(1));
            assertThat(seen).last().isEqualTo(first);
        }

        @Test
        void holdsNoValueOfTheEnvironment() {
            Workload shop = harness.blueGreen("checkout", "demo:v1", 2);
            RolloutHandle handle = harness.streamGate()
                    .start(Rollout.of(
                            shop,
                            Release.image("app", "demo:v2").and(new Release.Env("app", "TOKEN", "s3cret-value")),
                            BlueGreen.defaults().hold(Duration.ofMinutes(1))));
            harness.scheduler().advance(Duration.ofSeconds(30));
            String stored = harness.cluster().objects(Kind.CONFIG_MAP, "shop").toString();
            assertThat(stored).contains("TOKEN").doesNotContain("s3cret-value");
            harness.end(handle);
            assertThat(harness.cluster().objects(Kind.CONFIG_MAP, "shop").toString())
                    .doesNotContain("s3cret-value");
            assertThat(harness.events().toString()).doesNotContain("s3cret-value");
        }
    }

    @Nested
    class TheLease {
        private final KubernetesLease lease = lease();

        private KubernetesLease lease() {
            return new KubernetesLease(harness.cluster().namespace("shop").api(), Naming.DEFAULT);
        }

        private Lease.Holding ask(KubernetesLease asked, String driver, long above, String stale) {
            return asked.acquire(SHOP, driver, TTL, above, stale, now());
        }

        private Term held(Lease.Holding holding) {
            assertThat(holding).isInstanceOf(Lease.Held.class);
            return ((Lease.Held) holding).term();
        }

        private Lease.HeldBy heldBy(Lease.Holding holding) {
            assertThat(holding).isInstanceOf(Lease.HeldBy.class);
            return (Lease.HeldBy) holding;
        }

        @Test
        void isTakenWhenItIsFree() {
            assertThat(held(ask(lease, "ann", 0, ""))).isEqualTo(new Term(1, "ann"));
            assertThat(harness.cluster()
                            .api()
                            .get(new Ref(Kind.LEASE, "shop", "checkout-streamgate"))
                            .text("spec", "holderIdentity"))
                    .contains("ann");
        }

        @Test
        void isTakenAboveWhatIsStampedAlready() {
            assertThat(held(ask(lease, "ann", 41, "")).number()).isEqualTo(42);
        }

        @Test
        void isKeptUnderTheSameTerm() {
            Term term = held(ask(lease, "ann", 0, ""));
            harness.scheduler().advance(Duration.ofSeconds(5));
            assertThat(held(ask(lease, "ann", 0, ""))).isEqualTo(term);
        }

        @Test
        void isNotGivenToAnotherMeanwhile() {
            Instant since = now();
            ask(lease, "ann", 0, "");
            Lease.HeldBy other = heldBy(ask(lease(), "bob", 0, ""));
            assertThat(other.driver()).isEqualTo("ann");
            assertThat(other.since()).isEqualTo(since);
        }

        @Test
        void showsAnotherMarkWhenItWasKept() {
            ask(lease, "ann", 0, "");
            KubernetesLease bobs = lease();
            String mark = heldBy(ask(bobs, "bob", 0, "")).mark();
            assertThat(heldBy(ask(bobs, "bob", 0, "")).mark()).isEqualTo(mark);
            harness.scheduler().advance(Duration.ofSeconds(5));
            ask(lease, "ann", 0, "");
            assertThat(heldBy(ask(bobs, "bob", 0, "")).mark()).isNotEqualTo(mark);
        }

        @Test
        void isTakenWhenItsMarkHasNotMovedForItsTime() {
            ask(lease, "ann", 0, "");
            KubernetesLease bobs = lease();
            String mark = heldBy(ask(bobs, "bob", 0, "")).mark();
            assertThat(held(ask(bobs, "bob", 0, mark))).isEqualTo(new Term(2, "bob"));
            assertThatThrownBy(() -> ask(lease, "ann", 0, ""))
                    .as("ann still knows her own last write")
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.CONFLICT));
            assertThat(heldBy(ask(lease, "ann", 0, "")).driver()).isEqualTo("bob");
        }

        @Test
        void isTakenWhenItHasRunOutByItsOwnClock() {
            ask(lease, "ann", 0, "");
            harness.scheduler().advance(TTL.multipliedBy(2));
            assertThat(held(ask(lease(), "bob", 0, "")).number()).isEqualTo(2);
        }

        @Test
        void isFreeAtOnceWhenItIsGivenBack() {
            Term term = held(ask(lease, "ann", 0, ""));
            lease.release(SHOP, term);
            assertThat(held(ask(lease(), "bob", 0, ""))).isEqualTo(new Term(2, "bob"));
        }

        @Test
        void isNotGivenBackByOneWhoHasItNoMore() {
            Term anns = held(ask(lease, "ann", 0, ""));
            harness.scheduler().advance(TTL.multipliedBy(2));
            ask(lease(), "bob", 0, "");
            lease.release(SHOP, anns);
            heldBy(ask(lease(), "cat", 0, ""));
        }

        @Test
        void isTakenAnewByTheSameDriverWhenAHigherTermIsStamped() {
            ask(lease, "ann", 0, "");
            assertThat(held(ask(lease, "ann", 9, "")).number()).isEqualTo(10);
        }

        @Test
        void whenTwoTakeItAtOnceOneOfThemGetsIt() {
            ask(lease, "ann", 0, "");
            harness.scheduler().advance(TTL.multipliedBy(2));
            KubernetesLease bobs = lease();
            harness.cluster()
                    .faults()
                    .on(
                            call -> call.verb().equals("patch") && call.kind().equals(Kind.LEASE),
                            new io.streamgate.testkit.cluster.Fault.Before(() -> ask(bobs, "bob", 0, "")),
                            1);
            assertThatThrownBy(() -> ask(lease(), "cat", 0, ""))
                    .isInstanceOfSatisfying(
                            ClusterException.class,
                            e -> assertThat(e.kind()).isEqualTo(ClusterException.Kind.CONFLICT));
            assertThat(heldBy(ask(lease(), "cat", 0, "")).driver()).isEqualTo("bob");
        }
    }
}
