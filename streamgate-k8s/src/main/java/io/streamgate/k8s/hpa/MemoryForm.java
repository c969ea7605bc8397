package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * What an HPA remembers, as a text: the words {@code r} (recommendation), {@code u} (rise), {@code d} (fall), each with its number
 * and time (seconds and nanoseconds of the epoch), {@code !} after one that is outdated, and {@code zero} when the HPA itself took the target to zero.
 */
final class MemoryForm {
    private static final String ZERO = "zero";

    private MemoryForm() {}

    static String write(Memory memory, Conditions conditions) {
        StringJoiner words = new StringJoiner(" ");
        memory.recommendations().forEach(one -> words.add("r" + one.replicas() + "@" + text(one.at())));
        memory.ups().forEach(change -> words.add("u" + text(change)));
        memory.downs().forEach(change -> words.add("d" + text(change)));
        if (conditions.isScaledToZero()) {
            words.add(ZERO);
        }
        return words.toString();
    }

    private static String text(Change change) {
        return change.pods() + "@" + text(change.at()) + (change.outdated() ? "!" : "");
    }

    private static String text(Instant at) {
        return at.getEpochSecond() + "." + at.getNano();
    }

    private static Instant time(String text) {
        int dot = text.indexOf('.');
        return Instant.ofEpochSecond(
                Long.parseLong(text, 0, dot, 10), Integer.parseInt(text, dot + 1, text.length(), 10));
    }

    static Conditions conditions(String text) {
        return text.endsWith(ZERO) ? Conditions.NONE.zero(true) : Conditions.NONE;
    }

    static Memory read(String text) {
        List<Recommendation> recommendations = new ArrayList<>();
        List<Change> ups = new ArrayList<>();
        List<Change> downs = new ArrayList<>();
        for (String word : text.split(" ", -1)) {
            int at = word.indexOf('@');
            if (at < 0) {
                if (!word.isEmpty() && !word.equals(ZERO)) {
                    throw new IllegalArgumentException("the memory of an HPA has the word '" + word
                            + "', but must be what an HPA handed back before");
                }
                continue;
            }
            int number = Integer.parseInt(word.substring(1, at));
            boolean outdated = word.endsWith("!");
            Instant time = time(word.substring(at + 1, word.length() - (outdated ? 1 : 0)));
            switch (word.charAt(0)) {
                case 'r' -> recommendations.add(new Recommendation(number, time));
                case 'u' -> ups.add(new Change(number, time, outdated));
                default -> downs.add(new Change(number, time, outdated));
            }
        }
        return new Memory(recommendations, ups, downs);
    }
}
