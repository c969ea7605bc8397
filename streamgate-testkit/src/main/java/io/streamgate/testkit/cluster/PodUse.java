package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * What one pod takes of its node. Processor time comes with the requests of the last while; memory with the requests in
 * flight, which are as many as come in while one is answered.
 *
 * @param idleCpu cores that are taken without any request
 * @param cpuPerRequest processor time of one request
 * @param idleMemory bytes that are taken without any request
 * @param memoryPerRequest bytes of one request in flight
 */
public record PodUse(double idleCpu, Duration cpuPerRequest, long idleMemory, long memoryPerRequest) {
    /** A thousandth of a core and a millisecond per request, 16 MiB and nothing per request. */
    public static final PodUse SMALL = new PodUse(0.001, Duration.ofMillis(1), 16L << 20, 0);

    /** Checks that nothing is missing or negative. */
    public PodUse {
        if (!(idleCpu >= 0) || requireNonNull(cpuPerRequest, "cpuPerRequest").isNegative()) {
            throw new IllegalArgumentException(
                    "a pod takes " + idleCpu + " cores and " + cpuPerRequest + " per request; neither can be negative");
        }
        if (idleMemory < 0 || memoryPerRequest < 0) {
            throw new IllegalArgumentException("a pod takes " + idleMemory + " bytes and " + memoryPerRequest
                    + " per request; neither can be negative");
        }
    }

    /** The same, with other needs of processor. */
    public PodUse cpu(double idle, Duration perRequest) {
        return new PodUse(idle, perRequest, idleMemory, memoryPerRequest);
    }

    /** The same, with other needs of memory, in bytes. */
    public PodUse memory(long idle, long perRequest) {
        return new PodUse(idleCpu, cpuPerRequest, idle, perRequest);
    }

    /** The cores taken at a rate of requests per second. */
    double cores(double perSecond) {
        return idleCpu + perSecond * cpuPerRequest.toNanos() / 1e9;
    }

    /** The bytes taken at a rate of requests per second, each of which takes a while. */
    long bytes(double perSecond, Duration latency) {
        return idleMemory + (long) (memoryPerRequest * perSecond * latency.toNanos() / 1e9);
    }
}
