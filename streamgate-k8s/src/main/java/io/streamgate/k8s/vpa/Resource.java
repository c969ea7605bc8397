package io.streamgate.k8s.vpa;

/** The resources that a VPA knows. */
public enum Resource {
    /** In thousandths of a core. */
    CPU,
    /** In bytes. */
    MEMORY;

    /** As in a manifest. */
    @Override
    public String toString() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
