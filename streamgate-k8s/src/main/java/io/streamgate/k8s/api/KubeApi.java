package io.streamgate.k8s.api;

import java.util.List;

/**
 * The verbs of the Kubernetes API that StreamGate uses, on plain objects. Everything it knows of a cluster and everything
 * it does to one goes through here.
 *
 * <p>Calls block for one request, within the implementation's time-out, and are never repeated by the implementation. They
 * may be made from any thread. All of them throw {@link ApiException} for an answer other than success and for none.
 */
public interface KubeApi {
    /** Reads one object. */
    Resource get(Ref ref);

    /**
     * Reads the objects of a kind in a namespace.
     *
     * @param labels a label selector as in a URL, such as {@code app=checkout,version in (blue,green)}; empty for all
     */
    Listing list(Kind kind, String namespace, String labels);

    /**
     * Watches the objects of a kind in a namespace, from a version on, until it is closed or the server ends it. The
     * watcher is called by one thread at a time and must return quickly; after {@link Watcher#ended} it is not called again.
     *
     * @param labels as for {@link #list}
     * @param resourceVersion the version of the listing to go on from
     */
    Watching watch(Kind kind, String namespace, String labels, String resourceVersion, Watcher watcher);

    /** Stores a new object and answers with it as stored. Reviews, which are not stored, are answered as well. */
    Resource create(Kind kind, Resource resource);

    /**
     * Changes one object and answers with it as stored. A {@code resourceVersion} in what the patch leaves behind is a
     * precondition: another one in the store is a conflict (409).
     *
     * @param dryRun whether the server only answers with what it would store
     */
    Resource patch(Ref ref, Patch patch, boolean dryRun);

    /**
     * Removes one object, its dependents in the background.
     *
     * @param uid the uid it must have (409 otherwise), or empty for any
     */
    void delete(Ref ref, String uid);

    /**
     * Sends a GET to a path below the server's address and gives the body, whatever it is. For proxied requests to pods.
     *
     * @param path the path with its query, such as {@code /api/v1/namespaces/shop/pods/x:9090/proxy/health}
     */
    String raw(String path);

    /**
     * The objects of a kind at one version of the store.
     *
     * @param items the objects
     * @param resourceVersion the version to watch from
     */
    record Listing(List<Resource> items, String resourceVersion) {
        /** Copies the list. */
        public Listing {
            items = List.copyOf(items);
        }
    }

    /** What happened to an object. */
    enum Change {
        /** It was created, or came into the selection. */
        ADDED,
        /** It was changed. */
        MODIFIED,
        /** It was removed, or left the selection; the object is as it was last. */
        DELETED,
        /** Nothing, but the version is up to here. Only {@code metadata.resourceVersion} is set. */
        BOOKMARK
    }

    /** Hears of changes. */
    interface Watcher {
        /** An object changed. */
        void changed(Change change, Resource resource);

        /**
         * The watch is over: the server closed it ({@code null} cause), it was cut, or its version is gone ({@link
         * ApiException#isGone()}). Not called after {@link Watching#close()}.
         */
        void ended(@org.jspecify.annotations.Nullable ApiException cause);
    }

    /** A watch under way. */
    interface Watching extends AutoCloseable {
        /** Ends the watch. May be called twice. */
        @Override
        void close();
    }
}
