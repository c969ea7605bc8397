package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "1, 1000, 1",
        "250m, 250, 1",
        "1.5Gi, 1610612736000, 1610612736",
        "128Mi, 134217728000, 134217728",
        "2e3, 2000000, 2000",
        "2E, 9223372036854775807, 2000000000000000000",
        "1k, 1000000, 1000",
        "1500u, 2, 1",
        "100n, 1, 1",
        "-1500u, -2, -1",
        ".5, 500, 1",
        "5., 5000, 5",
        "9Ei, 9223372036854775807, 9223372036854775807",
        "0, 0, 0",
    })
    void isReadExactlyAndRoundedAwayFromZero(String text, long milli, long units) {
        assertThat(Quantity.parse(text).milli()).isEqualTo(milli);
        assertThat(Quantity.parse(text).units()).isEqualTo(units);
        assertThat(Quantity.parse(Quantity.parse(text).toString())).isEqualTo(Quantity.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " 1", "1 Gi", "1Ki2", "one", "1e", "--1", "1KiB", "1.2.3"})
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> Quantity.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + text + "'");
    }

    @Test
    void isEqualHoweverItWasWritten() {
        assertThat(Quantity.parse("1000m")).isEqualTo(Quantity.of(1)).isEqualTo(Quantity.ofMilli(1000));
        assertThat(Quantity.parse("1Ki")).isEqualTo(Quantity.of(1024)).isGreaterThan(Quantity.parse("1k"));
    }
}
