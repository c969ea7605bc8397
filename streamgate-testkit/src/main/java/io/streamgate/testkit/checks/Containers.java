package io.streamgate.testkit.checks;

import io.streamgate.Track;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/** The containers of a pod template. */
final class Containers {
    private Containers() {}

    /** Those that run as long as the pod: its containers, and its sidecars, which are init containers that never end. */
    static List<Resource> running(Resource deployment) {
        Stream<Resource> sidecars = deployment.list("spec", "template", "spec", "initContainers").stream()
                .filter(container -> container.text("restartPolicy").orElse("").equals("Always"));
        return Stream.concat(deployment.list("spec", "template", "spec", "containers").stream(), sidecars)
                .toList();
    }

    /** All of them, init containers too: each takes room on a node. */
    static List<Resource> all(Resource deployment) {
        return Stream.concat(
                        deployment.list("spec", "template", "spec", "containers").stream(),
                        deployment.list("spec", "template", "spec", "initContainers").stream())
                .toList();
    }

    /** Their ports. */
    static List<Resource> ports(Resource deployment) {
        return running(deployment).stream()
                .flatMap(container -> container.list("ports").stream())
                .toList();
    }

    /** Looks at both templates: hands on each container with the words for where it is. */
    static void each(
            Examination examination, Function<Resource, List<Resource>> which, BiConsumer<String, Resource> look) {
        for (Track track : examination.tracks().both()) {
            examination
                    .deployment(track)
                    .ifPresent(deployment -> which.apply(deployment)
                            .forEach(container -> look.accept(
                                    examination.tracks().deployment(track) + " container "
                                            + container.text("name").orElse("") + " ",
                                    container)));
        }
    }
}
