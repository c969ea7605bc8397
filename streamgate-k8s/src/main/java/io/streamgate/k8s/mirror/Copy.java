package io.streamgate.k8s.mirror;

import io.streamgate.k8s.api.KubeApi.Listing;
import io.streamgate.k8s.api.Resource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Objects by name, each as new as it has been seen, whatever order the news come in. For one thread at a time. */
final class Copy {
    private final NavigableMap<String, Resource> objects = new TreeMap<>();
    private String version = "";

    /** The version of the last thing heard from a watch or a listing: a watch goes on from there. */
    String version() {
        return version;
    }

    /** Takes note of how far a watch has come. */
    void heard(String newVersion) {
        version = newVersion;
    }

    /** Whether a listing is of a time before what was heard last. */
    boolean isPast(Listing listing) {
        return number(listing.resourceVersion()) < number(version);
    }

    Optional<Resource> get(String name) {
        return Optional.ofNullable(objects.get(name));
    }

    List<Resource> all() {
        return new ArrayList<>(objects.values());
    }

    List<Resource> startingWith(String prefix) {
        return new ArrayList<>(
                objects.subMap(prefix, prefix + Character.MAX_VALUE).values());
    }

    /** Takes an object, unless something as new is known; what that changes. */
    Optional<News> put(Resource resource) {
        Resource known = objects.get(resource.name());
        boolean newer = known == null
                || !known.uid().equals(resource.uid())
                || number(resource.resourceVersion()) > number(known.resourceVersion());
        if (!newer) {
            return Optional.empty();
        }
        objects.put(resource.name(), resource);
        return Optional.of(new News(Optional.ofNullable(known), Optional.of(resource)));
    }

    /** Takes note that an object is gone. */
    News remove(Resource last) {
        Resource known = objects.remove(last.name());
        return new News(Optional.of(known == null ? last : known), Optional.empty());
    }

    /** Takes a listing for the truth; what it shows that was not known. */
    List<News> take(Listing listing) {
        List<News> news = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (Resource resource : listing.items()) {
            names.add(resource.name());
            put(resource).ifPresent(news::add);
        }
        Map<String, Resource> gone = new HashMap<>(objects);
        gone.keySet().removeAll(names);
        gone.forEach((name, resource) -> {
            if (number(resource.resourceVersion()) <= number(listing.resourceVersion())) {
                news.add(remove(resource));
            }
        });
        version = listing.resourceVersion();
        return news;
    }

    void clear() {
        objects.clear();
    }

    /** Resource versions are numbers that grow; the API conventions say so since Kubernetes 1.35, etcd has always done it. */
    private static long number(String resourceVersion) {
        return resourceVersion.isEmpty() ? 0 : Long.parseLong(resourceVersion);
    }
}
