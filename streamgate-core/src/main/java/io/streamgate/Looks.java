package io.streamgate;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The looks at gates that are under way. Each runs off the driver's threads, and wakes the driver when it is answered. */
final class Looks {
    private final Scheduler scheduler;
    private final Runnable wake;
    private final Map<String, Instant> begun = new HashMap<>();
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();

    private record Answer(Instant begun, Judgement judgement) {}

    Looks(Scheduler scheduler, Runnable wake) {
        this.scheduler = scheduler;
        this.wake = wake;
    }

    /** Begins a look. */
    void begin(String step, Gate gate, GateView view) {
        begun.put(step, view.now());
        scheduler.offload(() -> {
            Judgement judgement;
            try {
                judgement = gate.check().judge(view);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                judgement = Judgement.unknown("the look was interrupted");
            } catch (Exception e) {
                judgement = Judgement.unknown("the look failed: " + e);
            }
            answers.put(step, new Answer(view.now(), judgement));
            wake.run();
        });
    }

    /** The answer to the look under way: empty while there is none; Unknown if it took too long. */
    Optional<Judgement> answer(String step, Duration timeout) {
        Instant since = begun.get(step);
        if (since == null) {
            return Optional.empty();
        }
        Answer answer = answers.remove(step);
        if (answer != null && answer.begun().equals(since)) {
            begun.remove(step);
            return Optional.of(answer.judgement());
        }
        if (!scheduler.now().isBefore(since.plus(timeout))) {
            begun.remove(step);
            return Optional.of(Judgement.unknown("no answer within " + Words.of(timeout)));
        }
        return Optional.empty();
    }

    boolean isUnderWay(String step) {
        return begun.containsKey(step);
    }

    /** Forgets all looks under way. */
    void forget() {
        begun.clear();
        answers.clear();
    }
}
