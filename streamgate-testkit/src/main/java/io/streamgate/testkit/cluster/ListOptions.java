package io.streamgate.testkit.cluster;

import static java.util.Objects.requireNonNull;

/**
 * How a list is asked for. The server says what does not go together (422), is too old (410) or is yet to come (504).
 *
 * @param limit how many objects a page has at most; 0 for all
 * @param continueToken where to go on, from the page before; empty for the first page
 * @param resourceVersion the version of the store to read at; empty for the newest
 * @param resourceVersionMatch {@code Exact}, {@code NotOlderThan}, or empty for what the other values imply
 */
public record ListOptions(long limit, String continueToken, String resourceVersion, String resourceVersionMatch) {
    /** All of the newest. */
    public static final ListOptions ALL = new ListOptions(0, "", "", "");

    /** Checks that nothing is missing. */
    public ListOptions {
        requireNonNull(continueToken, "continueToken");
        requireNonNull(resourceVersion, "resourceVersion");
        requireNonNull(resourceVersionMatch, "resourceVersionMatch");
    }

    /** The first page of so many objects. */
    public static ListOptions pages(long limit) {
        return new ListOptions(limit, "", "", "");
    }

    /** The page after another. */
    public ListOptions after(Page page) {
        return new ListOptions(limit, page.continueToken(), "", "");
    }
}
