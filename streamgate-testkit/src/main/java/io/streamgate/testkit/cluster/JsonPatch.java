package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.ApiException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** RFC 6902. All operations take effect or none; one that can't is refused as the server does (422). */
final class JsonPatch {
    private static final int MOST_OPERATIONS = 10_000;

    private JsonPatch() {}

    static FrozenMap apply(FrozenMap target, Object patch) {
        if (!(patch instanceof List<?> operations)) {
            throw Refusal.badRequest("error decoding patch: json: cannot unmarshal object into Go value of type"
                    + " []handlers.jsonPatchOp");
        }
        if (operations.size() > MOST_OPERATIONS) {
            throw Refusal.of(
                    413,
                    "RequestEntityTooLarge",
                    "Request entity too large: The allowed maximum operations in a JSON patch is " + MOST_OPERATIONS
                            + ", got " + operations.size());
        }
        Object result = target;
        for (Object operation : operations) {
            if (!(operation instanceof Map<?, ?> fields)) {
                throw Refusal.badRequest("an operation of a JSON patch must be an object, but it is: " + operation);
            }
            try {
                result = run(result, fields);
            } catch (MissingException e) {
                throw refused("nothing is at " + e.getMessage() + " for operation " + operation);
            }
        }
        if (!(result instanceof FrozenMap map)) {
            throw refused("the patch leaves no object");
        }
        return map;
    }

    private static @Nullable Object run(@Nullable Object tree, Map<?, ?> operation) {
        String[] path = path(operation, "path");
        Object value = Tree.freeze(operation.get("value"));
        String name = String.valueOf(operation.get("op"));
        return switch (name) {
            case "add" -> change(tree, path, 0, Action.ADD, value);
            case "replace" -> change(tree, path, 0, Action.REPLACE, value);
            case "remove" -> change(tree, path, 0, Action.REMOVE, null);
            case "copy" -> change(tree, path, 0, Action.ADD, find(tree, path(operation, "from")));
            case "move" -> move(tree, path(operation, "from"), path);
            case "test" -> test(tree, path, value);
            default -> throw refused("unexpected kind of operation: " + name);
        };
    }

    private enum Action {
        ADD,
        REPLACE,
        REMOVE
    }

    private static @Nullable Object move(@Nullable Object tree, String[] from, String[] to) {
        return change(change(tree, from, 0, Action.REMOVE, null), to, 0, Action.ADD, find(tree, from));
    }

    private static @Nullable Object test(@Nullable Object tree, String[] path, @Nullable Object value) {
        Object found;
        try {
            found = find(tree, path);
        } catch (MissingException e) {
            found = null;
        }
        if (!Objects.equals(found, value)) {
            throw refused("testing value /" + String.join("/", path) + " failed");
        }
        return tree;
    }

    private static @Nullable Object find(@Nullable Object tree, String[] path) {
        Object here = tree;
        for (int depth = 0; depth < path.length; depth++) {
            if (here instanceof Map<?, ?> map && map.containsKey(path[depth])) {
                here = map.get(path[depth]);
            } else if (here instanceof List<?> list) {
                here = list.get(index(path, depth, list.size() - 1));
            } else {
                throw missing(path, depth);
            }
        }
        return here;
    }

    private static @Nullable Object change(
            @Nullable Object tree, String[] path, int depth, Action action, @Nullable Object value) {
        if (depth == path.length) {
            return value;
        }
        if (tree instanceof FrozenMap map) {
            return changeField(map, path, depth, action, value);
        }
        if (tree instanceof FrozenList list) {
            return changeItem(list, path, depth, action, value);
        }
        throw missing(path, depth);
    }

    private static FrozenMap changeField(
            FrozenMap map, String[] path, int depth, Action action, @Nullable Object value) {
        boolean last = depth == path.length - 1;
        // To replace a field that is not there adds it, with the real server too.
        if (!map.containsKey(path[depth]) && (!last || action == Action.REMOVE)) {
            throw missing(path, depth);
        }
        LinkedHashMap<String, @Nullable Object> fields = new LinkedHashMap<>(map);
        if (last && action == Action.REMOVE) {
            fields.remove(path[depth]);
        } else {
            fields.put(path[depth], change(map.get(path[depth]), path, depth + 1, action, value));
        }
        return new FrozenMap(fields);
    }

    private static FrozenList changeItem(
            FrozenList list, String[] path, int depth, Action action, @Nullable Object value) {
        boolean last = depth == path.length - 1;
        List<@Nullable Object> items = new ArrayList<>(list);
        if (last && action == Action.ADD) {
            items.add(index(path, depth, list.size()), value);
            return new FrozenList(items);
        }
        int index = index(path, depth, list.size() - 1);
        if (last && action == Action.REMOVE) {
            items.remove(index);
        } else {
            items.set(index, change(list.get(index), path, depth + 1, action, value));
        }
        return new FrozenList(items);
    }

    private static int index(String[] path, int depth, int max) {
        if (path[depth].equals("-")) {
            return max;
        }
        try {
            int given = Integer.parseInt(path[depth]);
            int index = given < 0 ? given + max + 1 : given;
            if (index >= 0 && index <= max) {
                return index;
            }
        } catch (NumberFormatException e) {
            throw missing(path, depth);
        }
        throw missing(path, depth);
    }

    private static String[] path(Map<?, ?> operation, String field) {
        String path = String.valueOf(operation.get(field));
        if (path.isEmpty()) {
            return new String[0];
        }
        if (!path.startsWith("/")) {
            throw refused("the " + field + " '" + path + "' of an operation does not start with /");
        }
        return Arrays.stream(path.substring(1).split("/", -1))
                .map(part -> part.replace("~1", "/").replace("~0", "~"))
                .toArray(String[]::new);
    }

    private static ApiException refused(String why) {
        return Refusal.unprocessable(why);
    }

    private static MissingException missing(String[] path, int depth) {
        String parent = "/" + String.join("/", Arrays.copyOf(path, depth + 1));
        return new MissingException(parent);
    }

    /** A path leads nowhere. */
    private static final class MissingException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        MissingException(String path) {
            super(path);
        }
    }
}
