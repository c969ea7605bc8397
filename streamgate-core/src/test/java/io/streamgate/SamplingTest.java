package io.streamgate;

import static io.streamgate.States.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SamplingTest {
    private static final Sampling EVERY_TEN = Sampling.DEFAULT.every(Duration.ofSeconds(10));

    @Test
    void theFirstLookIsDueAfterTheDelay() {
        assertThat(Looked.NEVER.due(EVERY_TEN, NOW)).isEqualTo(NOW);
        assertThat(Looked.NEVER.due(EVERY_TEN.after(Duration.ofSeconds(3)), NOW))
                .isEqualTo(NOW.plusSeconds(3));
    }

    @Test
    void theNextLookIsDueAnIntervalAfterTheLastBegan() {
        assertThat(Looked.NEVER.begun(NOW.plusSeconds(5)).due(EVERY_TEN, NOW)).isEqualTo(NOW.plusSeconds(15));
    }

    @Test
    void passesAndFailuresAreCounted() {
        Looked looked = Looked.NEVER
                .heard(Judgement.pass("a"), NOW)
                .heard(Judgement.fail("b"), NOW)
                .heard(Judgement.pass("c"), NOW);
        assertThat(looked.passes()).isEqualTo(2);
        assertThat(looked.failures()).isEqualTo(1);
        assertThat(looked.reason()).isEqualTo("c");
    }

    @Test
    void unknownCountsFromItsFirstTime() {
        Looked looked =
                Looked.NEVER.heard(Judgement.unknown("a"), NOW).heard(Judgement.unknown("b"), NOW.plusSeconds(10));
        assertThat(looked.unknownSince()).contains(NOW);
        assertThat(looked.passes()).isZero();
        assertThat(looked.heard(Judgement.pass(), NOW).unknownSince()).isEmpty();
        assertThat(looked.heard(Judgement.fail("c"), NOW).unknownSince()).isEmpty();
    }

    @Test
    void aMemoryStaysUntilAnotherIsHandedBack() {
        Looked looked =
                Looked.NEVER.heard(Judgement.pass().remember("x"), NOW).heard(Judgement.unknown("no data"), NOW);
        assertThat(looked.memory()).isEqualTo("x");
        assertThat(looked.heard(Judgement.pass().remember("y"), NOW).memory()).isEqualTo("y");
    }

    @Test
    void afterAResumeNoPassCountsButFailuresAndMemoryDo() {
        Looked resumed = Looked.NEVER
                .begun(NOW)
                .heard(Judgement.pass(), NOW)
                .heard(Judgement.fail("b").remember("x"), NOW)
                .heard(Judgement.unknown("c"), NOW)
                .resumed();
        assertThat(resumed.passes()).isZero();
        assertThat(resumed.failures()).isEqualTo(1);
        assertThat(resumed.memory()).isEqualTo("x");
        assertThat(resumed.unknownSince()).isEmpty();
        assertThat(resumed.due(EVERY_TEN, NOW)).isEqualTo(NOW);
    }

    @Test
    void aSamplingIsWrittenForPeople() {
        assertThat(Sampling.DEFAULT).hasToString("1 pass, a look each 5 s, fail when unknown for 1 min");
        assertThat(EVERY_TEN.passes(3).tolerating(2).after(Duration.ofSeconds(3)))
                .hasToString("3 passes, a look each 10 s after 3 s, 2 may fail, fail when unknown for 1 min");
    }
}
