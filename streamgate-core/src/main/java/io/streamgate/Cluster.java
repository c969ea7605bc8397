package io.streamgate;

import java.util.List;

/**
 * The port to where workloads run. Each call is one look or one change, within the implementation's time-out, and may be
 * made again: asking for what is there already writes nothing. Calls are made by one thread at a time for a workload.
 *
 * <p>All of them throw {@link ClusterException}.
 */
public interface Cluster {
    /** The tracks as they are now, in the order asked for. */
    List<TrackState> observe(Workload workload, List<Track> tracks);

    /**
     * What the release makes of a template, as the cluster would store it for a track. Nothing is written.
     *
     * @param base the template that the changes are made to
     * @param onto the track that it is for
     */
    Template render(Workload workload, Release release, Kept base, Track onto);

    /**
     * A template that was kept, for a track. Nothing is written.
     *
     * @param onto the track that it is for
     */
    Template kept(Workload workload, Kept kept, Track onto);

    /**
     * Stamps the term on the objects of these tracks, so that no driver of an earlier term can write to them any more.
     *
     * @throws ClusterException of kind FENCED if a later term is stamped on one of them
     */
    void claim(Workload workload, List<Track> tracks, Term term);

    /** Gives a track a template. */
    void retemplate(Workload workload, Track track, Template template, Term term);

    /** Asks for a number of pods. */
    void resize(Workload workload, Track track, int size, Term term);

    /** Everything that speaks against beginning this, or that someone should know of; looks only. */
    List<Finding> preflight(Rollout rollout, List<Track> tracks);

    /** Calls back, soon, when something about the workload may have changed; never from within a call to the cluster. */
    Subscription watch(Workload workload, Runnable changed);
}
