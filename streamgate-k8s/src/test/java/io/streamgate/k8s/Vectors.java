package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;

/** Upstream's decisions, and what a runner of them needs: only the keys of {@code expect} are compared. */
public final class Vectors {
    private Vectors() {}

    /**
     * A test for each case of a file: its kind says which function answers it. The function is shown what is expected too, since
     * some cases ask there, such as for percentiles.
     */
    public static Stream<DynamicTest> of(String file, Map<String, BiFunction<Fields, Fields, Map<String, ?>>> kinds) {
        List<Fields> cases = read(file).list("cases");
        return cases.stream()
                .map(one -> DynamicTest.dynamicTest(
                        one.text("id") + " " + one.text("kind") + ": " + one.text("title"), () -> {
                            BiFunction<Fields, Fields, Map<String, ?>> answer = Objects.requireNonNull(
                                    kinds.get(one.text("kind")), "no function for " + one.text("kind"));
                            matches(
                                    one.text("id"),
                                    answer.apply(one.at("given"), one.at("expect")),
                                    one.at("expect").all());
                        }));
    }

    @SuppressWarnings("unchecked")
    private static Fields read(String file) {
        try (InputStream in = Vectors.class.getResourceAsStream("/vectors/" + file)) {
            String text = new String(Objects.requireNonNull(in, file).readAllBytes(), StandardCharsets.UTF_8);
            return new Fields(new KubernetesSerialization().unmarshal(text, Map.class));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static void matches(String where, @Nullable Object is, @Nullable Object expected) {
        if (expected instanceof Map<?, ?> fields) {
            assertThat(is).as(where).isInstanceOf(Map.class);
            fields.forEach((key, value) -> matches(where + "." + key, ((Map<?, ?>) is).get(key), value));
            if (where.endsWith("eights")) {
                assertThat((Map<?, ?>) is).as(where).hasSameSizeAs(fields);
            }
        } else if (expected instanceof List<?> items) {
            assertThat(is).as(where).isInstanceOf(List.class);
            assertThat((List<?>) is).as(where).hasSameSizeAs(items);
            for (int i = 0; i < items.size(); i++) {
                matches(where + "[" + i + "]", ((List<?>) is).get(i), items.get(i));
            }
        } else if (expected instanceof Double || expected instanceof Float) {
            double number = ((Number) expected).doubleValue();
            assertThat(((Number) Objects.requireNonNull(is, where)).doubleValue())
                    .as(where)
                    .isCloseTo(number, within(1e-8 * Math.max(1e-9, Math.abs(number))));
        } else if (expected instanceof Number number) {
            assertThat(((Number) Objects.requireNonNull(is, where)).longValue())
                    .as(where)
                    .isEqualTo(number.longValue());
        } else {
            assertThat(is).as(where).isEqualTo(expected);
        }
    }
}
