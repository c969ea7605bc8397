package io.streamgate;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {
    @ParameterizedTest
    @CsvSource({
        "PT0S, 0 ms",
        "PT0.04S, 40 ms",
        "PT0.999S, 999 ms",
        "PT1S, 1 s",
        "PT12.5S, 12.5 s",
        "PT12.04S, 12 s",
        "PT1M, 1 min",
        "PT1M30S, 1 min 30 s",
        "PT1H, 1 h",
        "PT1H30M, 1 h 30 min",
        "PT48H, 48 h",
        "PT-90S, -1 min 30 s"
    })
    void durationsAreWrittenForPeople(Duration duration, String words) {
        assertThat(Words.of(duration)).isEqualTo(words);
    }
}
