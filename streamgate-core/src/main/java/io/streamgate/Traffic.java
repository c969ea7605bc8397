package io.streamgate;

import static java.util.Objects.requireNonNull;

/**
 * What a router sees of the traffic.
 *
 * @param route what the router has been told, by us or by others
 * @param settled whether what carries traffic agrees with that; until then, every track may still be carrying some
 * @param detail in words, what it still waits for, or how it came to know; for people
 */
public record Traffic(Route route, boolean settled, String detail) {
    /** Checks that nothing is missing. */
    public Traffic {
        requireNonNull(route, "route");
        requireNonNull(detail, "detail");
    }

    /** Whether the traffic is known to go by this route, and by no other. */
    public boolean is(Route wish) {
        return settled && route.equals(wish);
    }

    /** The most that a track may be carrying now. */
    public Weight mostOf(Track track) {
        return settled ? route.share(track) : Weight.ALL;
    }
}
