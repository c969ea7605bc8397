package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProtobufTest {
    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** A field of a length and bytes. */
    private static byte[] field(int number, byte[]... parts) {
        byte[] value = joined(parts);
        return joined(new byte[] {(byte) (number << 3 | 2), (byte) value.length}, value);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] object(String apiVersion, String kind, byte[]... fields) {
        byte[] type = field(1, field(1, text(apiVersion)), field(2, text(kind)));
        return joined(text("k8s\0"), type, field(2, fields));
    }

    private static byte[] entry(String key, String value) {
        return joined(field(1, text(key)), field(2, text(value)));
    }

    @Test
    void mapsBytesAndAnUnsetTimeAreReadAsJsonHasThem() {
        byte[] metadata = field(1, field(1, text("keys")), field(8), field(14, text("a/b")), field(14, text("a/c")));
        assertThat(Protobuf.object(object(
                        "v1", "Secret", metadata, field(2, entry("a", "hello")), field(2, entry("b", "")), field(3))))
                .containsEntry("kind", "Secret")
                .containsEntry("apiVersion", "v1")
                .containsEntry("data", Map.of("a", "aGVsbG8=", "b", ""))
                .hasEntrySatisfying(
                        "metadata",
                        read -> assertThat((Map<?, ?>) read)
                                .extracting("name", "finalizers", "creationTimestamp")
                                .containsExactly("keys", List.of("a/b", "a/c"), null));
    }

    @Test
    void numbersAndWhatMayBeANumberOrTextAreTold() {
        byte[] percent = field(3, new byte[] {8, 1, 16, 0}, field(3, text("50%")));
        byte[] count = field(1, new byte[] {8, 0, 16, (byte) 0xAC, 2}, field(3));
        assertThat(Protobuf.object(object("policy/v1", "PodDisruptionBudget", field(2, count, percent)))
                        .get("spec"))
                .isEqualTo(Map.of("minAvailable", 300L, "maxUnavailable", "50%"));
        assertThat(Protobuf.object(object("v1", "ConfigMap", new byte[] {32, 1})))
                .containsEntry("immutable", true);
    }

    @Test
    void whatIsNotKnownIsRefusedRatherThanLost() {
        assertThatThrownBy(() -> Protobuf.object(object("v1", "ConfigMap", field(9, text("x")))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("field 9 of v1 ConfigMap is not known");
        assertThatThrownBy(() -> Protobuf.object(object("v1", "Node", field(1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("v1 Node");
        byte[] whole = object("v1", "ConfigMap", field(1, field(1, text("cut"))));
        assertThatThrownBy(() -> Protobuf.object(Arrays.copyOf(whole, whole.length - 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the body ends too soon");
        assertThatThrownBy(() -> Protobuf.object(text("{}"))).isInstanceOf(IllegalArgumentException.class);
    }
}
