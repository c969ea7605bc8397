package io.streamgate.testkit.explore;

/**
 * Where a process dies.
 *
 * @param write at which of its writes, counted from 1
 * @param before whether that write does not happen; else it does, and nobody hears of it
 */
record Death(int write, boolean before) {
    @Override
    public String toString() {
        return (before ? "before" : "after") + " write " + write;
    }
}
