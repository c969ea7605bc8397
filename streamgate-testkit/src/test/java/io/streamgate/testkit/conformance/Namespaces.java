package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Namespaces, which hold all else. */
interface Namespaces {
    private static Namespace another(Namespace here, String name) {
        Namespace namespace = here.server().namespace(here.name() + "-" + name);
        here.server()
                .namespaces()
                .create("metadata: {name: %s}".formatted(namespace.name()))
                .ok();
        return namespace;
    }

    @Test
    default void refusesANamespaceTwice(Namespace here) {
        assertThat(here.server()
                        .namespaces()
                        .create("metadata: {name: %s}".formatted(here.name()))
                        .refusal())
                .isEqualTo("409 AlreadyExists: namespaces \"%s\" already exists".formatted(here.name()));
    }

    @Test
    default void objectsOfTwoNamespacesAreNotTheSame(Namespace here) {
        Namespace other = another(here, "other");
        here.configMaps().create(Samples.configMap("same")).ok();
        other.configMaps().create(Samples.configMap("same")).ok();

        here.configMaps().delete("same").ok();

        assertThat(other.configMaps().get("same").code()).isEqualTo(200);
        here.server().namespaces().delete(other.name()).ok();
    }
}
