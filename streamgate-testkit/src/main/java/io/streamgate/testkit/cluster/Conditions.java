package io.streamgate.testkit.cluster;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The conditions in an object's status. */
final class Conditions {
    private Conditions() {}

    /** The condition of a type; empty if there is none. */
    static FrozenMap find(@Nullable Object status, String type) {
        for (Object condition : Tree.list(status, "conditions")) {
            if (Tree.text(condition, "type").equals(type)) {
                return Tree.map(condition);
            }
        }
        return FrozenMap.EMPTY;
    }

    static boolean isTrue(@Nullable Object status, String type) {
        return Tree.text(find(status, type), "status").equals("True");
    }

    /** The status with a condition in place of the one of its type; its transition time stays if its status does. */
    static FrozenMap set(FrozenMap status, FrozenMap condition) {
        String type = Tree.text(condition, "type");
        FrozenMap old = find(status, type);
        FrozenMap placed = condition;
        if (Tree.text(old, "status").equals(Tree.text(condition, "status"))) {
            placed = Tree.with(condition, Tree.text(old, "lastTransitionTime"), "lastTransitionTime");
        }
        List<@Nullable Object> all = new ArrayList<>();
        boolean found = false;
        for (Object one : Tree.list(status, "conditions")) {
            boolean same = Tree.text(one, "type").equals(type);
            found |= same;
            all.add(same ? placed : one);
        }
        if (!found) {
            all.add(placed);
        }
        return Tree.with(status, all, "conditions");
    }

    /** The status with a condition, unless it has one of that type, status and reason already. */
    static FrozenMap setUnlessSame(FrozenMap status, FrozenMap condition) {
        FrozenMap known = find(status, Tree.text(condition, "type"));
        boolean same = Tree.text(known, "status").equals(Tree.text(condition, "status"))
                && Tree.text(known, "reason").equals(Tree.text(condition, "reason"));
        return same ? status : set(status, condition);
    }

    /** A condition of the kinds that also say when they were last looked at. */
    static FrozenMap timed(String type, String status, String reason, String message, String time) {
        return Tree.with(of(type, status, reason, message, time), time, "lastUpdateTime");
    }

    /** A condition; a reason or message that is empty is left out. */
    static FrozenMap of(String type, String status, String reason, String message, String time) {
        return Tree.of(
                "type",
                type,
                "status",
                status,
                "lastTransitionTime",
                time,
                "reason",
                reason.isEmpty() ? null : reason,
                "message",
                message.isEmpty() ? null : message);
    }

    static FrozenMap remove(FrozenMap status, String type) {
        List<@Nullable Object> left = new ArrayList<>(Tree.list(status, "conditions"));
        left.removeIf(one -> Tree.text(one, "type").equals(type));
        return left.isEmpty() ? Tree.without(status, "conditions") : Tree.with(status, left, "conditions");
    }
}
