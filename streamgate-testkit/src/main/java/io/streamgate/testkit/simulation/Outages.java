package io.streamgate.testkit.simulation;

import io.streamgate.k8s.api.Patch;
import io.streamgate.testkit.StreamGateHarness;
import io.streamgate.testkit.cluster.Call;
import io.streamgate.testkit.cluster.Fault;
import io.streamgate.testkit.cluster.Faults;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

/** What goes wrong between all programs and the API. */
final class Outages {
    private static final List<Integer> CODES = List.of(429, 500, 503, 504);
    private static final Predicate<Call> OURS = call -> call.manager().equals(Patch.MANAGER);

    private final StreamGateHarness harness;

    Outages(StreamGateHarness harness) {
        this.harness = harness;
    }

    void act(Act act) {
        Faults faults = harness.cluster().faults();
        switch (act.what()) {
            case API_AWAY -> {
                faults.away();
                harness.scheduler().after(Duration.ofSeconds(act.from(1, 20)), faults::back);
            }
            case API_REFUSES -> faults.on(OURS, Fault.refused(CODES.get(act.amount() % CODES.size())), act.from(1, 4));
            case REQUESTS_LOST -> faults.on(OURS.and(Call::isWrite), new Fault.RequestLost(), act.from(1, 3));
            case ANSWERS_LOST -> faults.on(OURS.and(Call::isWrite), new Fault.AnswerLost(), act.from(1, 3));
            case CONFLICTS -> faults.on(OURS.and(Call::isWrite), Fault.refused(409), act.from(1, 4));
            case WATCHES_CUT -> faults.cutWatches();
            case WATCHES_ENDED -> faults.endWatches();
            case HISTORY_GONE -> {
                harness.cluster().compact();
                faults.cutWatches();
            }
            default -> throw new IllegalArgumentException(act + " is nothing that happens to the API");
        }
    }

    void end() {
        harness.cluster().faults().clear();
    }
}
