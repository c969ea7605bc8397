package io.streamgate.k8s.vpa;

/**
 * What the LimitRanges of a namespace say; 0 or missing for no bound.
 *
 * @param podMin the least of a whole pod
 * @param podMax the most of a whole pod
 * @param containerMin the least of a container
 * @param containerMax the most of a container
 * @param containerDefault the limit of a container that has none
 */
public record LimitRange(
        Amounts podMin, Amounts podMax, Amounts containerMin, Amounts containerMax, Amounts containerDefault) {
    /** No bounds. */
    public static final LimitRange NONE =
            new LimitRange(Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.NONE, Amounts.NONE);
}
