package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** Leases, by which processes agree who acts. */
interface Leases {
    @Test
    default void keepsTimesToTheMicrosecond(Namespace here) {
        Answer answer = here.leases().create("""
                metadata: {name: times}
                spec: {holderIdentity: me, leaseDurationSeconds: 15, acquireTime: '2026-01-01T00:00:00.000000Z',
                       renewTime: '2026-01-01T00:00:00.123456Z', leaseTransitions: 0}
                """);

        assertThat(answer.at("spec"))
                .isEqualTo(Map.of(
                        "holderIdentity",
                        "me",
                        "leaseDurationSeconds",
                        15,
                        "acquireTime",
                        "2026-01-01T00:00:00.000000Z",
                        "renewTime",
                        "2026-01-01T00:00:00.123456Z",
                        "leaseTransitions",
                        0));
        assertThat(answer.ok().has("metadata", "generation")).isFalse();
    }

    @Test
    default void refusesALeaseOfNoTime(Namespace here) {
        assertThat(here.leases()
                        .create("metadata: {name: none}\nspec: {holderIdentity: me, leaseDurationSeconds: 0}")
                        .causes())
                .containsExactly(
                        "FieldValueInvalid spec.leaseDurationSeconds: Invalid value: 0: must be greater than 0");
    }

    @Test
    default void refusesFewerTransitionsThanNone(Namespace here) {
        assertThat(here.leases()
                        .create("metadata: {name: negative}\nspec: {leaseTransitions: -1}")
                        .causes())
                .containsExactly("FieldValueInvalid spec.leaseTransitions: Invalid value: -1: must be greater than or"
                        + " equal to 0");
    }

    @Test
    default void onlyOneOfTwoTakesALease(Namespace here) {
        Json read = here.leases().create("metadata: {name: contested}").ok();

        Answer first = here.leases().replace("contested", read.with("one", "spec", "holderIdentity"));
        Answer second = here.leases().replace("contested", read.with("two", "spec", "holderIdentity"));

        assertThat(first.code()).isEqualTo(200);
        assertThat(second.refusal())
                .isEqualTo(
                        "409 Conflict: Operation cannot be fulfilled on leases.coordination.k8s.io \"contested\": the"
                                + " object has been modified; please apply your changes to the latest version and try again");
    }

    @Test
    default void refusesATimeThatIsNone(Namespace here) {
        assertThat(here.leases()
                        .create("metadata: {name: late}\nspec: {renewTime: yesterday}")
                        .refusal())
                .startsWith("400 BadRequest: Lease in version \"v1\" cannot be handled as a Lease: parsing time"
                        + " \"yesterday\"");
    }
}
