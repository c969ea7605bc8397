package io.streamgate.testkit.cluster;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Supplier;

/** Which version the store had when, as far back as its history goes. */
final class Past {
    private final Object lock;
    private final Store store;
    private final Supplier<Instant> clock;
    private final Deque<Mark> marks = new ArrayDeque<>();

    Past(Object lock, Store store, Supplier<Instant> clock) {
        this.lock = lock;
        this.store = store;
        this.clock = clock;
        store.listen(this::changed);
    }

    /** The last version of an instant. */
    private record Mark(Instant at, long version) {}

    /** Reads the store as it was. */
    <T> T read(Instant when, Supplier<T> work) {
        synchronized (lock) {
            return store.asOf(version(when), work);
        }
    }

    private long version(Instant when) {
        long found = store.oldest();
        for (Mark mark : marks) {
            if (mark.at().isAfter(when)) {
                break;
            }
            found = Math.max(found, mark.version());
        }
        return found;
    }

    private void changed(StoreChange change) {
        Instant now = clock.get();
        if (!marks.isEmpty() && marks.getLast().at().equals(now)) {
            marks.removeLast();
        }
        marks.addLast(new Mark(now, change.version()));
        while (marks.getFirst().version() < store.oldest()) {
            marks.removeFirst();
        }
    }
}
