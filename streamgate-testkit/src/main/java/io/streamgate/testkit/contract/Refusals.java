package io.streamgate.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgate.ClusterException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Calls that must not be obeyed. */
final class Refusals {
    private Refusals() {}

    static void assertRefused(ThrowingCallable call, String sentence, ClusterException.Kind... kinds) {
        assertThatThrownBy(call)
                .as(sentence)
                .isInstanceOfSatisfying(
                        ClusterException.class,
                        e -> assertThat(e.kind()).as(sentence).isIn((Object[]) kinds));
    }
}
