package io.streamgate.testkit.guarantee;

import io.streamgate.JournalEntry;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import io.streamgate.k8s.mirror.FencedWriter;
import io.streamgate.testkit.cluster.ObjectChange;
import java.util.Objects;
import java.util.Optional;

/**
 * Who drives has the Lease when it says so on the journal; stamps its term on an object before it writes to it; and nothing of
 * an earlier term lands on an object that a later one has stamped, nor on the journal.
 */
final class OneDriver implements Check {
    private final Scene scene;
    private final Breaches breaches;
    private String holder = "";

    OneDriver(Scene scene, Breaches breaches) {
        this.scene = scene;
        this.breaches = breaches;
    }

    private void breach(String what) {
        breaches.add(Guarantee.ONE_DRIVER, what);
    }

    @Override
    public void changed(ObjectChange change, Optional<Life> by) {
        Resource object = change.object();
        if (change.kind().equals(Kind.LEASE)
                && object.name().equals(Scene.NAMING.lease(scene.workload()).name())) {
            String driver = object.text("spec", "holderIdentity").orElse("");
            long term = object.number("spec", "leaseTransitions").orElse(0L);
            holder = driver;
            by.filter(life -> !driver.isEmpty()).ifPresent(life -> life.has(term, driver));
        }
        boolean guarded = change.kind().equals(Kind.DEPLOYMENT) || change.kind().equals(Kind.SERVICE);
        if (by.isPresent() && guarded && change.before().isPresent()) {
            fenced(change.before().get(), object, by.get());
        }
    }

    private void fenced(Resource before, Resource after, Life by) {
        long stamped = FencedWriter.term(before);
        if (stamped > by.term()) {
            breach(by + ", whose term is " + by.term() + ", wrote " + before.name() + ", which has the stamp of term "
                    + stamped);
        }
        boolean acted = !Objects.equals(before.json().get("spec"), after.json().get("spec"));
        if (acted && stamped < by.term()) {
            breach(by + " wrote " + before.name() + " before it stamped its term " + by.term() + " on it, found was "
                    + stamped);
        }
    }

    @Override
    public void journaled(Optional<JournalEntry> before, JournalEntry after, Life by) {
        long term = after.attempt().term().number();
        long former = before.map(entry -> entry.attempt().term().number()).orElse(0L);
        if (term < former) {
            breach(by + " wrote the journal under term " + term + ", it was at " + former);
        }
        if (term > former) {
            String driver = after.attempt().term().driver();
            by.has(term, driver);
            if (!holder.equals(driver)) {
                breach(by + " began to drive as " + driver + " while the Lease is held by '" + holder + "'");
            }
        }
    }
}
