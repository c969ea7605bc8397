package io.streamgate.testkit.conformance;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** The resources of one kind, in one namespace or in all. A name may be followed by a subresource: {@code web/status}. */
record Resources(Server server, String path, String apiVersion, String kind) {
    /** Where an API's resources are found. */
    static String root(String apiVersion) {
        return (apiVersion.contains("/") ? "/apis/" : "/api/") + apiVersion;
    }

    /** Creates what is given in YAML; its kind and version are added. */
    Answer create(String yaml, String... query) {
        return create(Json.of(yaml), query);
    }

    Answer create(Json object, String... query) {
        return post(typed(object).toString(), query);
    }

    /** Sends a body just as it is. */
    Answer post(String body, String... query) {
        return server.send("POST", Server.path(path, query), Server.JSON, body);
    }

    Answer get(String name, String... query) {
        return server.get(path + "/" + name, query);
    }

    Answer list(String... query) {
        return server.get(path, query);
    }

    Answer replace(String name, Json object, String... query) {
        return server.send("PUT", of(name, query), Server.JSON, typed(object).toString());
    }

    Answer jsonPatch(String name, String yaml, String... query) {
        return patch(name, "application/json-patch+json", Json.of(yaml).toString(), query);
    }

    Answer merge(String name, String yaml, String... query) {
        return patch(name, "application/merge-patch+json", Json.of(yaml).toString(), query);
    }

    Answer strategicMerge(String name, String yaml, String... query) {
        return patch(
                name, "application/strategic-merge-patch+json", Json.of(yaml).toString(), query);
    }

    /** Applies what is given in YAML; its kind, version and name are added. */
    Answer apply(String name, String manager, String yaml, String... query) {
        Json intent = typed(Json.of(yaml)).with(name.replaceFirst("/.*", ""), "metadata", "name");
        List<String> parameters = new ArrayList<>(List.of(query));
        parameters.add("fieldManager=" + manager);
        return patch(name, "application/apply-patch+yaml", intent.toString(), parameters.toArray(String[]::new));
    }

    /** Sends a patch just as it is. */
    Answer patch(String name, String contentType, String body, String... query) {
        return server.send("PATCH", of(name, query), contentType, body);
    }

    Answer delete(String name, String... query) {
        return server.send("DELETE", of(name, query), "", "");
    }

    /** Deletes by options given in YAML. */
    Answer deleteBy(String yaml, String name, String... query) {
        return server.send("DELETE", of(name, query), Server.JSON, Json.of(yaml).toString());
    }

    Answer deleteAll(String... query) {
        return server.send("DELETE", Server.path(path, query), "", "");
    }

    /** Watches; without a version, the objects that are there come first. */
    Watch watch(String... query) {
        return server.watch(watching(query));
    }

    /** Asks for a watch that is to be refused; one that is not ends after a second. */
    Answer refusedWatch(String... query) {
        return server.get(watching(query) + "&timeoutSeconds=1");
    }

    private String watching(String... query) {
        return Server.path(path, query) + (query.length == 0 ? "?" : "&") + "watch=true";
    }

    /** Waits until the object is as wished. */
    Json await(String name, Predicate<Json> wish) {
        return awaitAll("fieldSelector=metadata.name=" + name, all -> all.size() == 1 && wish.test(all.get(0)))
                .get(0);
    }

    void awaitGone(String name) {
        awaitAll("fieldSelector=metadata.name=" + name, List::isEmpty);
    }

    /** Waits until the objects of a selection, in the order in which they came, are as wished. */
    List<Json> awaitAll(String selection, Predicate<List<Json>> wish) {
        Json list = list(selection).ok();
        Map<String, Json> present = new LinkedHashMap<>();
        list.list("items").forEach(item -> present.put(item.uid(), item));
        try (Watch watch = watch(selection, "resourceVersion=" + list.version())) {
            while (!wish.test(List.copyOf(present.values()))) {
                Watch.Event event = watch.next();
                if (event.type().equals("DELETED")) {
                    present.remove(event.object().uid());
                } else {
                    present.put(event.object().uid(), event.object());
                }
            }
        } catch (AssertionError e) {
            throw new AssertionError(path + " never became as wished: " + present.values(), e);
        }
        return List.copyOf(present.values());
    }

    private String of(String name, String... query) {
        return Server.path(path + "/" + name, query);
    }

    private Json typed(Json object) {
        Json versioned = object.has("apiVersion") ? object : object.with(apiVersion, "apiVersion");
        return versioned.has("kind") ? versioned : versioned.with(kind, "kind");
    }
}
