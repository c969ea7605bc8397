package io.streamgate.k8s.vpa;

/** What a VPA does with its recommendations. */
public enum UpdateMode {
    /** It only shows them. */
    OFF,
    /** New pods get them. */
    INITIAL,
    /** And pods are evicted to get them; what upstream does without a mode, and for the old mode Auto. */
    RECREATE,
    /** Pods are resized in place, and evicted where that does not work. */
    IN_PLACE_OR_RECREATE,
    /** Pods are resized in place and never evicted. */
    IN_PLACE;

    /** Whether new pods get the recommendations. */
    public boolean admits() {
        return this != OFF;
    }

    /** Whether pods that run get them. */
    public boolean updates() {
        return this != OFF && this != INITIAL;
    }

    /** Whether pods may be evicted. */
    public boolean evicts() {
        return this == RECREATE || this == IN_PLACE_OR_RECREATE;
    }

    /** Whether pods may be resized in place. */
    public boolean resizes() {
        return this == IN_PLACE || this == IN_PLACE_OR_RECREATE;
    }
}
