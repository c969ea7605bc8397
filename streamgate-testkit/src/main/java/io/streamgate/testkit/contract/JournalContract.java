package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.ClusterException;
import io.streamgate.Journal;
import io.streamgate.JournalEntry;
import io.streamgate.Place;
import io.streamgate.Subscription;
import io.streamgate.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link Journal} must do. */
public interface JournalContract {
    /** The journal; nothing is stored in it for {@link #workload} yet. The same one throughout a test. */
    Journal journal();

    /** The journal as another process has it: a port of its own to the same store. */
    Journal another();

    /** Lets watchers be told of what was stored. */
    void settle();

    /** Whose journal is tried. */
    default Workload workload() {
        return new Workload("shop", "checkout");
    }

    @Test
    default void isEmptyAtFirst() {
        assertThat(journal().read(workload())).isEmpty();
    }

    @Test
    default void readsWhatWasWrittenWithAllThatIsInIt() {
        String revision = "";
        for (Place place : Entries.PLACES) {
            JournalEntry entry = Entries.at(workload(), place);
            Journal.Stored written = journal().write(workload(), entry, revision);
            revision = written.revision();
            assertThat(written.entry()).isEqualTo(entry);
            assertThat(another().read(workload())).contains(written);
        }
    }

    @Test
    default void isWrittenOnlyOverWhatTheWriterHasSeen() {
        Journal.Stored one = journal().write(workload(), Entries.at(workload(), Entries.BEGUN), "");
        Journal.Stored two = another().write(workload(), Entries.at(workload(), Entries.FURTHER), one.revision());
        Refusals.assertRefused(
                () -> journal().write(workload(), one.entry(), one.revision()),
                "a write over what someone else has written since",
                ClusterException.Kind.CONFLICT);
        assertThat(journal().read(workload())).contains(two);
    }

    @Test
    default void isWrittenForTheFirstTimeOnlyOnce() {
        Journal.Stored one = journal().write(workload(), Entries.at(workload(), Entries.BEGUN), "");
        Refusals.assertRefused(
                () -> another().write(workload(), Entries.at(workload(), Entries.FURTHER), ""),
                "a first write where something is stored",
                ClusterException.Kind.CONFLICT);
        assertThat(journal().read(workload())).contains(one);
    }

    @Test
    default void keepsWorkloadsApart() {
        Workload other = new Workload(workload().namespace(), workload().name() + "-too");
        journal().write(workload(), Entries.at(workload(), Entries.BEGUN), "");
        assertThat(journal().read(other)).isEmpty();
    }

    @Test
    default void tellsWhoWatchesWhatAnybodyHasWritten() {
        Journal.Stored one = journal().write(workload(), Entries.at(workload(), Entries.BEGUN), "");
        List<Journal.Stored> seen = new ArrayList<>();
        Subscription subscription = journal().watch(workload(), seen::add);
        settle();
        assertThat(seen).as("what was stored before").endsWith(one);
        Journal.Stored two = another().write(workload(), Entries.at(workload(), Entries.FURTHER), one.revision());
        settle();
        assertThat(seen).as("what another process has stored").endsWith(two);
        subscription.close();
    }

    @Test
    default void tellsNobodyWhoHasStoppedWatching() {
        List<Journal.Stored> seen = new ArrayList<>();
        journal().watch(workload(), seen::add).close();
        journal().write(workload(), Entries.at(workload(), Entries.BEGUN), "");
        settle();
        assertThat(seen).isEmpty();
    }
}
