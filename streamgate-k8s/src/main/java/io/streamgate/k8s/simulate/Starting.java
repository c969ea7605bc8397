package io.streamgate.k8s.simulate;

import java.util.ArrayDeque;
import java.util.Deque;

/** The pods of a simulation: those that are ready, and those that will be. */
final class Starting {
    private record Batch(int readyAt, int pods) {}

    private final int startUp;
    private final Deque<Batch> batches = new ArrayDeque<>();
    private int ready;
    private int size;

    Starting(int ready, int startUp) {
        this.ready = ready;
        this.size = ready;
        this.startUp = startUp;
    }

    /** The pods that are ready at a look. */
    int ready(int now) {
        while (!batches.isEmpty() && batches.getFirst().readyAt() <= now) {
            ready += batches.removeFirst().pods();
        }
        return ready;
    }

    /** Asks for a size: fewer pods means that the youngest go first, as a ReplicaSet does. */
    void resize(int now, int wanted) {
        if (wanted > size) {
            batches.addLast(new Batch(now + startUp, wanted - size));
        }
        int surplus = size - wanted;
        while (surplus > 0 && !batches.isEmpty()) {
            Batch youngest = batches.removeLast();
            int gone = Math.min(surplus, youngest.pods());
            surplus -= gone;
            if (youngest.pods() > gone) {
                batches.addLast(new Batch(youngest.readyAt(), youngest.pods() - gone));
            }
        }
        ready -= Math.max(0, surplus);
        size = wanted;
    }
}
