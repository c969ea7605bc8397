package io.streamgate;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How traffic is divided among the tracks.
 *
 * @param shares the share of each track that has one; together 100 %, or empty for a route that leads nowhere
 */
public record Route(SortedMap<Track, Weight> shares) {
    /** A route that leads nowhere. */
    public static final Route NOWHERE = new Route(new TreeMap<>());

    /** Leaves shares of nothing out and checks that the others make a whole. */
    public Route {
        SortedMap<Track, Weight> kept = new TreeMap<>(shares);
        kept.values().removeIf(Weight.NONE::equals);
        int sum = kept.values().stream().mapToInt(Weight::percent).sum();
        if (sum != 100 && !kept.isEmpty()) {
            throw new IllegalArgumentException("the shares of a route are " + kept + ", together " + sum
                    + " %, but must be 100 % together, or none at all");
        }
        shares = Collections.unmodifiableSortedMap(kept);
    }

    /** All traffic to one track. */
    public static Route all(Track track) {
        return new Route(new TreeMap<>(Map.of(track, Weight.ALL)));
    }

    /**
     * Part of the traffic to one track, the rest to another.
     *
     * @param weight the part of {@code track}
     */
    public static Route split(Track track, Weight weight, Track rest) {
        return new Route(new TreeMap<>(Map.of(track, weight, rest, new Weight(100 - weight.percent()))));
    }

    /** The share of a track; none if it has none. */
    public Weight share(Track track) {
        return shares.getOrDefault(track, Weight.NONE);
    }

    @Override
    public String toString() {
        return shares.isEmpty()
                ? "nowhere"
                : shares.entrySet().stream()
                        .map(entry -> entry.getValue() + " " + entry.getKey())
                        .collect(Collectors.joining(", "));
    }
}
