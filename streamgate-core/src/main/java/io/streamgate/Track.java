package io.streamgate;

import java.util.List;

/**
 * One of the places a version of a workload can run in, such as a colour.
 *
 * @param name the track's name, which is also the value of the label that tells versions apart
 */
public record Track(String name) implements Comparable<Track> {
    /** One of the two colours of blue-green. */
    public static final Track BLUE = new Track("blue");
    /** The other one. */
    public static final Track GREEN = new Track("green");
    /** What most users get during a canary. */
    public static final Track STABLE = new Track("stable");
    /** What few users get during a canary. */
    public static final Track CANARY = new Track("canary");
    /** The tracks of blue-green. */
    public static final List<Track> COLOURS = List.of(BLUE, GREEN);

    /** Checks the name. */
    public Track {
        Checks.name("name of a track", name);
    }

    @Override
    public int compareTo(Track other) {
        return name.compareTo(other.name);
    }

    @Override
    public String toString() {
        return name;
    }
}
