package io.streamgate;

/** Something that goes on until it is closed. */
public interface Subscription extends AutoCloseable {
    /** Ends it. May be called twice, and from any thread. */
    @Override
    void close();
}
