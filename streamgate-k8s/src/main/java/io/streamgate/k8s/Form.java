package io.streamgate.k8s;

import io.streamgate.k8s.api.Resource;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Single fields of the plain data that the journal is written in. */
final class Form {
    private Form() {}

    static Map<String, @Nullable Object> fields(Object... namesAndValues) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    static String text(Resource form, String field) {
        return form.text(field).orElse("");
    }

    static int number(Resource form, String field) {
        return form.number(field).orElse(0L).intValue();
    }

    static Instant instant(Resource form, String field) {
        return form.text(field)
                .map(Instant::parse)
                .orElseThrow(() -> new IllegalArgumentException("the journal has no '" + field + "'"));
    }

    static List<String> strings(Resource form, String field) {
        return form.at(field)
                .filter(List.class::isInstance)
                .map(list -> ((List<?>) list).stream().map(String::valueOf).toList())
                .orElse(List.of());
    }
}
