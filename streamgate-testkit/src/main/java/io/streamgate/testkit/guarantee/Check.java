package io.streamgate.testkit.guarantee;

import io.streamgate.JournalEntry;
import io.streamgate.RolloutEvent;
import io.streamgate.Route;
import io.streamgate.testkit.cluster.ObjectChange;
import java.util.Optional;

/** Watches over one guarantee. Told of everything, in order, when the world is as it is after it. */
interface Check {
    /** An object changed. By a program, or by someone else: a person, or the cluster's own controllers. */
    default void changed(ObjectChange change, Optional<Life> by) {}

    /** A program sent the traffic another way. */
    default void shifted(Route before, Route after, Life by) {}

    /** The journal was written. */
    default void journaled(Optional<JournalEntry> before, JournalEntry after, Life by) {}

    /** A program told its listeners. */
    default void told(RolloutEvent event, Life by) {}

    /** The test is over. */
    default void over() {}
}
