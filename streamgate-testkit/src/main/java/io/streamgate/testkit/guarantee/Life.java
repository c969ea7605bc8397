package io.streamgate.testkit.guarantee;

import io.streamgate.testkit.time.VirtualProcess;

/** One program that may drive rollouts, from its start to its end. */
final class Life {
    private final String name;
    private final VirtualProcess process;
    private String driver = "";
    private long term;

    Life(String name, VirtualProcess process) {
        this.name = name;
        this.process = process;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** The number of the last term that it had, as it wrote it on the Lease or the journal; 0 before that. */
    long term() {
        return term;
    }

    /** The name it gave with that term. */
    String driver() {
        return driver;
    }

    void has(long newTerm, String newDriver) {
        if (newTerm >= term) {
            term = newTerm;
            driver = newDriver;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
