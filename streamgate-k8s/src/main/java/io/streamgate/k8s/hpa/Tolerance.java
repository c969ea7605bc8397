package io.streamgate.k8s.hpa;

/**
 * How far the ratio of use to target may be from 1 without a change; both ends belong to it.
 *
 * @param up above 1
 * @param down below 1
 */
record Tolerance(double up, double down) {
    boolean holds(double ratio) {
        return 1.0 - down <= ratio && ratio <= 1.0 + up;
    }
}
