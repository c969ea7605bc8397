package io.streamgate.testkit;

import static java.util.Objects.requireNonNull;

import io.streamgate.Workload;
import java.time.Instant;

/**
 * Something that was asked of a fake.
 *
 * @param at when
 * @param verb what was asked: {@code observe}, {@code render}, {@code claim}, {@code retemplate}, {@code resize}, {@code
 *     look}, {@code route}, {@code rehearse}, {@code read}, {@code store}, {@code acquire} or {@code release}
 * @param workload of which workload
 * @param detail the rest of it, such as {@code green to 3}; may be empty
 */
public record FakeCall(Instant at, String verb, Workload workload, String detail) {
    /** Checks that nothing is missing. */
    public FakeCall {
        requireNonNull(at, "at");
        requireNonNull(verb, "verb");
        requireNonNull(workload, "workload");
        requireNonNull(detail, "detail");
    }

    /** Whether it changes the workload: its templates, its sizes or its traffic. */
    public boolean isAction() {
        return verb.equals("retemplate") || verb.equals("resize") || verb.equals("route");
    }

    /** Whether it changes anything at all, the journal and the lease included. */
    public boolean isWrite() {
        return isAction()
                || verb.equals("claim")
                || verb.equals("store")
                || verb.equals("acquire")
                || verb.equals("release");
    }

    /** Without the time: {@code resize shop/checkout green to 3}. */
    @Override
    public String toString() {
        return verb + " " + workload + (detail.isEmpty() ? "" : " " + detail);
    }
}
