package io.streamgate.testkit.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server says about itself. */
interface Discovery {
    @Test
    default void tellsItsVersion(Namespace here) {
        Json version = here.server().get("/version").ok();

        assertThat(version.at("major")).isEqualTo("1");
        assertThat(version.text("minor")).startsWith("34");
        assertThat(version.text("gitVersion")).startsWith("v1.34.");
    }

    @Test
    default void namesTheVersionsOfTheCore(Namespace here) {
        Json versions = here.server().get("/api").ok();

        assertThat(versions.at("kind")).isEqualTo("APIVersions");
        assertThat(versions.at("versions")).isEqualTo(List.of("v1"));
    }

    @Test
    default void namesTheGroups(Namespace here) {
        Json groups = here.server().get("/apis").ok();

        assertThat(groups.at("kind")).isEqualTo("APIGroupList");
        assertThat(groups.at("apiVersion")).isEqualTo("v1");
        assertThat(groups.texts("name", "groups"))
                .contains("apps", "autoscaling", "batch", "coordination.k8s.io", "discovery.k8s.io", "policy")
                .doesNotContain("");
        assertThat(groups.list("groups"))
                .filteredOn(group -> group.text("name").equals("apps"))
                .singleElement()
                .satisfies(apps -> {
                    assertThat(apps.at("preferredVersion"))
                            .isEqualTo(Map.of("groupVersion", "apps/v1", "version", "v1"));
                    assertThat(apps.at("versions", 0)).isEqualTo(Map.of("groupVersion", "apps/v1", "version", "v1"));
                });
    }

    @Test
    default void knowsNoUnknownGroup(Namespace here) {
        assertThat(here.server().get("/apis/nothing.example/v1").code()).isEqualTo(404);
    }
}
