package io.streamgate.k8s.hpa;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A pod as the HPA controller sees it.
 *
 * @param name its name
 * @param phase its phase
 * @param ready its Ready condition
 * @param start when the kubelet took it on; null if it did not yet
 * @param readySince when the Ready condition last changed; null without that condition
 * @param deleted whether it is being deleted
 * @param requests what it requests
 */
public record Pod(
        String name,
        Phase phase,
        Readiness ready,
        @Nullable Instant start,
        @Nullable Instant readySince,
        boolean deleted,
        Requests requests) {
    /** The phase. */
    public enum Phase {
        PENDING,
        RUNNING,
        SUCCEEDED,
        FAILED,
        UNKNOWN
    }

    /** The Ready condition. */
    public enum Readiness {
        TRUE,
        FALSE,
        /** There is none yet. */
        ABSENT
    }

    /** One that serves. */
    public static Pod running(String name, Instant start, Instant readySince, Requests requests) {
        return new Pod(name, Phase.RUNNING, Readiness.TRUE, start, readySince, false, requests);
    }

    /** One that is not up yet. */
    public static Pod pending(String name, Requests requests) {
        return new Pod(name, Phase.PENDING, Readiness.ABSENT, null, null, false, requests);
    }

    boolean isIgnored() {
        return deleted || phase == Phase.FAILED || phase == Phase.SUCCEEDED;
    }

    boolean serves() {
        return phase == Phase.RUNNING && ready == Readiness.TRUE;
    }
}
