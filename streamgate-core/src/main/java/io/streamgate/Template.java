package io.streamgate;

/** What the pods of a track are made from. What is in it is between the {@link Cluster} that made it and that cluster. */
public interface Template {
    /**
     * A short digest of its content that is the same for the same content on every track: what tells tracks apart, and what
     * the cluster adds by itself, is not counted.
     */
    String digest();
}
