package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // the compiler of JDK 17 does not read the annotations in signatures from class files
class PodTemplateTest {
    private static Map<String, @Nullable Object> of(Object... namesAndValues) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            map.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return map;
    }

    /** A template whose affinity and topology spread select by the version label. */
    private static Map<String, @Nullable Object> template(String track, String image) {
        Map<String, @Nullable Object> selector = of("labelSelector", of("matchLabels", of("version", track)));
        return of(
                "metadata", of("labels", of("app", "checkout", "version", track)),
                "spec",
                        of(
                                "containers", List.of(of("name", "app", "image", image)),
                                "affinity",
                                        of(
                                                "podAntiAffinity",
                                                of(
                                                        "requiredDuringSchedulingIgnoredDuringExecution",
                                                        List.of(selector))),
                                "topologySpreadConstraints", List.of(selector)));
    }

    private static PodTemplate read(Map<String, @Nullable Object> json) {
        return PodTemplate.of(json, "version");
    }

    @Test
    void theSameContentHasTheSameDigestOnEveryTrack() {
        assertThat(read(template("blue", "v1")).digest())
                .isEqualTo(read(template("green", "v1")).digest())
                .hasSize(12)
                .isNotEqualTo(read(template("blue", "v2")).digest());
    }

    @Test
    void theOrderOfFieldsDoesNotMatter() {
        assertThat(read(of("a", 1, "b", of("c", "x", "d", "y"))).digest())
                .isEqualTo(read(of("b", of("d", "y", "c", "x"), "a", 1)).digest());
    }

    @Test
    void theOrderOfAListAndTheKindOfAValueDo() {
        assertThat(read(of("a", List.of(1, 2))).digest())
                .isNotEqualTo(read(of("a", List.of(2, 1))).digest());
        assertThat(read(of("a", 1)).digest()).isNotEqualTo(read(of("a", "1")).digest());
        assertThat(read(of("a", true)).digest())
                .isNotEqualTo(read(of("a", "true")).digest());
    }

    @Test
    void whatTheControllerAddsIsNotCounted() {
        Map<String, @Nullable Object> stored = template("blue", "v1");
        Map<String, @Nullable Object> hashed = of(
                "metadata", of("labels", of("app", "checkout", "version", "blue", "pod-template-hash", "abc")),
                "spec", stored.get("spec"));
        assertThat(read(hashed)).isEqualTo(read(stored));
    }

    @Test
    void ontoAnotherTrackItSelectsThatTrackEverywhere() {
        PodTemplate moved = read(template("blue", "v1")).onto("green", "version");
        assertThat(moved.json()).isEqualTo(template("green", "v1"));
        assertThat(moved.digest()).isEqualTo(read(template("blue", "v1")).digest());
    }

    @Test
    void ontoAnotherTrackNothingIsAddedThatWasNotThere() {
        Map<String, @Nullable Object> bare = of("metadata", of("labels", of("app", "checkout")), "spec", of());
        assertThat(read(bare).onto("green", "version").json()).isEqualTo(bare);
    }

    @Test
    void aCopyMayBeChangedWithoutHarm() {
        PodTemplate template = read(template("blue", "v1"));
        template.copy().put("spec", "gone");
        assertThat(template.json()).isEqualTo(template("blue", "v1"));
    }

    @Test
    void valuesWithSpecialCharactersAreToldApart() {
        assertThat(read(of("a", List.of("x", "y"))).digest())
                .isNotEqualTo(read(of("a", List.of("x\",\"y"))).digest());
    }
}
