package io.streamgate.k8s.vpa;

import java.math.BigInteger;
import java.util.OptionalLong;

/** Limits that keep their proportion to requests, in whole units, rounded down (upstream's limit_and_request_scaling.go). */
final class Proportion {
    private static final BigInteger MOST = BigInteger.valueOf(Long.MAX_VALUE);

    private Proportion() {}

    /**
     * The limit that goes with a recommended request; 0 stands for one that is not set.
     *
     * @param otherwise the limit that a LimitRange gives a container without one
     */
    static OptionalLong limit(long limit, long request, long recommended, long otherwise) {
        long original = limit == 0 ? otherwise : limit;
        if (original == 0 || recommended == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(
                request == 0 || request == original ? recommended : scale(original, request, recommended));
    }

    /** The request at which the limit is at a bound; 0 for none. */
    static long boundary(long request, long limit, long bound, long otherwise) {
        long original = limit == 0 ? otherwise : limit;
        if (original == 0) {
            return 0;
        }
        return request == 0 ? bound : scale(request, original, bound);
    }

    /** An amount times the proportion of two others, no more than a long can hold. */
    static long scale(long amount, long base, long result) {
        return BigInteger.valueOf(amount)
                .multiply(BigInteger.valueOf(result))
                .divide(BigInteger.valueOf(base))
                .min(MOST)
                .longValueExact();
    }
}
