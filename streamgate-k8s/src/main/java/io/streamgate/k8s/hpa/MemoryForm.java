package io.streamgate.k8s.hpa;

import io.streamgate.k8s.hpa.Memory.Change;
import io.streamgate.k8s.hpa.Memory.Recommendation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * What an HPA remembers, as a text: words that begin with {@code r} (recommendation), {@code u} (rise) or {@code d} (fall), in
 * capitals when outdated, then the number, {@code @}, seconds and nanoseconds of the epoch; at the end {@code zero} when the HPA
 * itself took the target to zero.
 */
final class MemoryForm {
    private static final String ZERO = "zero";

    private MemoryForm() {}

    static String write(Memory memory, Conditions conditions) {
        StringBuilder text = new StringBuilder();
        for (Recommendation one : memory.recommendations()) {
            append(text, 'r', one.replicas(), one.at());
        }
        changes(text, 'u', memory.ups());
        changes(text, 'd', memory.downs());
        return text.append(conditions.isScaledToZero() ? ZERO : "").toString();
    }

    private static void changes(StringBuilder text, char kind, List<Change> changes) {
        for (Change change : changes) {
            append(text, change.outdated() ? Character.toUpperCase(kind) : kind, change.pods(), change.at());
        }
    }

    private static void append(StringBuilder text, char kind, int number, Instant at) {
        text.append(kind).append(number).append('@').append(at.getEpochSecond());
        text.append('.').append(at.getNano()).append(' ');
    }

    static Conditions conditions(String text) {
        return text.endsWith(ZERO) ? Conditions.NONE.zero(true) : Conditions.NONE;
    }

    /**
     * Reads what was written.
     *
     * @throws IllegalArgumentException if the text is none of that
     */
    static Memory read(String text) {
        List<Recommendation> recommendations = new ArrayList<>();
        List<Change> ups = new ArrayList<>();
        List<Change> downs = new ArrayList<>();
        int end = text.endsWith(ZERO) ? text.length() - ZERO.length() : text.length();
        int from = 0;
        while (from < end) {
            int at = text.indexOf('@', from);
            int dot = text.indexOf('.', from);
            int space = text.indexOf(' ', from);
            if (at < from + 2 || dot < at || space < dot || "rudUD".indexOf(text.charAt(from)) < 0) {
                throw new IllegalArgumentException("the memory of an HPA is '" + text + "' from character " + from
                        + " on, but must be what an HPA handed back before");
            }
            int number = Integer.parseInt(text, from + 1, at, 10);
            Instant time = Instant.ofEpochSecond(
                    Long.parseLong(text, at + 1, dot, 10), Integer.parseInt(text, dot + 1, space, 10));
            char kind = text.charAt(from);
            if (kind == 'r') {
                recommendations.add(new Recommendation(number, time));
            } else {
                (Character.toLowerCase(kind) == 'u' ? ups : downs)
                        .add(new Change(number, time, Character.isUpperCase(kind)));
            }
            from = space + 1;
        }
        return new Memory(recommendations, ups, downs);
    }
}
