package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** Reads many objects: the newest, those of a version that is still kept, or page by page. Called with the cluster's lock held. */
final class Listings {
    private static final String EXACT = "Exact";
    private static final String NOT_OLDER = "NotOlderThan";

    private final Store store;
    private final Kinds kinds;

    Listings(Store store, Kinds kinds) {
        this.store = store;
        this.kinds = kinds;
    }

    /** All objects of a selection, as they are now. */
    Listing list(Selection selection) {
        Selection.Filter filter = kinds.filter(selection);
        List<Resource> found = store.list(selection.kind(), selection.namespace());
        if (!selection.isEverything()) {
            found.removeIf(resource -> !filter.matches(resource));
        }
        return new Listing(found, Long.toString(store.version()));
    }

    Page page(Selection selection, ListOptions options) {
        check(options);
        Selection.Filter filter = kinds.filter(selection);
        long limit = options.resourceVersion().equals("0") ? 0 : options.limit();
        if (options.continueToken().isEmpty()) {
            return page(selection, filter, version(options), "", limit);
        }
        Continuation from = Continuation.of(options.continueToken());
        if (!options.resourceVersion().isEmpty() && !options.resourceVersion().equals("0")) {
            throw Refusal.badRequest("specifying resource version is not allowed when using continue");
        }
        if (from.version() == Continuation.NEWEST) {
            return page(selection, filter, store.version(), from.after(), limit);
        }
        if (from.version() < store.oldest()) {
            throw Refusal.listLost(new Continuation(Continuation.NEWEST, from.after()));
        }
        return page(selection, filter, Versions.reached(Long.toString(from.version()), store), from.after(), limit);
    }

    private long version(ListOptions options) {
        long asked = Versions.reached(options.resourceVersion(), store);
        String match = options.resourceVersionMatch();
        boolean exact = match.equals(EXACT) || (match.isEmpty() && options.limit() > 0 && asked > 0);
        if (exact && asked < store.oldest()) {
            throw Refusal.of(410, "Expired", "The resourceVersion for the provided list is too old.");
        }
        return exact ? asked : store.version();
    }

    private Page page(Selection selection, Selection.Filter filter, long at, String after, long limit) {
        List<Resource> items = new ArrayList<>();
        List<Resource> all = store.listAt(selection.kind(), selection.namespace(), at);
        String last = after;
        int seen = 0;
        for (Resource resource : all) {
            String key = resource.namespace() + "/" + resource.name();
            if (limit > 0 && items.size() == limit) {
                break;
            }
            seen++;
            if (key.compareTo(after) > 0 && filter.matches(resource)) {
                items.add(resource);
                last = key;
            }
        }
        String version = Long.toString(at);
        if (seen == all.size()) {
            return new Page(items, version, "", OptionalLong.empty());
        }
        OptionalLong remaining = selection.isEverything() ? OptionalLong.of(all.size() - seen) : OptionalLong.empty();
        return new Page(items, version, new Continuation(at, last).token(), remaining);
    }

    private static void check(ListOptions options) {
        String match = options.resourceVersionMatch();
        if (match.isEmpty()) {
            return;
        }
        List<String> causes = new ArrayList<>();
        if (options.resourceVersion().isEmpty()) {
            causes.add(
                    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden unless resourceVersion is provided");
        }
        if (!options.continueToken().isEmpty()) {
            causes.add("resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden when continue is provided");
        }
        if (!match.equals(EXACT) && !match.equals(NOT_OLDER)) {
            causes.add("resourceVersionMatch: Unsupported value: \"" + match
                    + "\": supported values: \"Exact\", \"NotOlderThan\", \"\"");
        }
        if (match.equals(EXACT) && options.resourceVersion().equals("0")) {
            causes.add(
                    "resourceVersionMatch: Forbidden: resourceVersionMatch \"exact\" is forbidden for resourceVersion \"0\"");
        }
        if (!causes.isEmpty()) {
            throw Refusal.options("ListOptions", causes);
        }
    }

    /** What does not go together in a watch's options (422). */
    static void check(WatchOptions options) {
        String match = options.resourceVersionMatch();
        boolean told = options.sendInitialEvents().isPresent();
        List<String> causes = new ArrayList<>();
        if (told && !match.equals(NOT_OLDER)) {
            causes.add(
                    "resourceVersionMatch: Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan");
        }
        if (!told && !match.isEmpty()) {
            causes.add(
                    "resourceVersionMatch: Forbidden: resourceVersionMatch is forbidden for watch unless sendInitialEvents is provided");
        }
        if (!match.isEmpty() && !match.equals(NOT_OLDER)) {
            causes.add(
                    "resourceVersionMatch: Unsupported value: \"" + match + "\": supported values: \"NotOlderThan\"");
        }
        if (!causes.isEmpty()) {
            throw Refusal.options("ListOptions", causes);
        }
    }
}
