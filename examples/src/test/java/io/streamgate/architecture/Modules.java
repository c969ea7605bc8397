package io.streamgate.architecture;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Where the compiled modules lie, seen from the folder of the examples, which is where its tests run. */
final class Modules {
    static final Path REPOSITORY = Path.of("..");

    /** The modules that people depend on. */
    static final List<String> LIBRARY =
            List.of("streamgate-core", "streamgate-k8s", "streamgate-metrics", "streamgate-testkit");

    private Modules() {}

    static Path classes(String module) {
        return REPOSITORY.resolve(module).resolve("target").resolve("classes");
    }

    static List<Path> all() {
        return Stream.concat(LIBRARY.stream(), Stream.of("examples"))
                .map(Modules::classes)
                .toList();
    }

    /** Where the violations lie that were made to be found. */
    static Path planted() {
        return Path.of("target", "test-classes", "io", "streamgate", "architecture", "planted");
    }
}
