package io.streamgate.examples;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Command-line arguments of the form {@code --name value}. */
final class Arguments {
    private final Map<String, String> values = new HashMap<>();

    /**
     * Reads the arguments.
     *
     * @param known the names that there are
     * @throws IllegalArgumentException for any other, or one without a value
     */
    Arguments(String[] arguments, List<String> known) {
        for (int i = 0; i < arguments.length; i += 2) {
            String name = arguments[i];
            if (!name.startsWith("--") || !known.contains(name.substring(2)) || i + 1 == arguments.length) {
                throw new IllegalArgumentException(
                        "cannot read '" + name + "': give --NAME VALUE, with a name of " + known);
            }
            values.put(name.substring(2), arguments[i + 1]);
        }
    }

    Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    String get(String name, String otherwise) {
        return values.getOrDefault(name, otherwise);
    }
}
