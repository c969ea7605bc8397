package io.streamgate.testkit;

import io.streamgate.ClusterException;
import io.streamgate.Kept;
import io.streamgate.Release;
import io.streamgate.Template;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A template as a few settings by name. Its digest is its content: {@code image of app=v2}. */
record FakeTemplate(SortedMap<String, String> settings) implements Template {
    FakeTemplate {
        settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    }

    static FakeTemplate image(String image) {
        return new FakeTemplate(new TreeMap<>(Map.of("image of app", image)));
    }

    @Override
    public String digest() {
        return settings.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(", "));
    }

    /** What a change makes of it. */
    FakeTemplate with(Release.Change change, Function<Kept, FakeTemplate> former) {
        if (change instanceof Release.Former back) {
            return former.apply(back.kept());
        }
        if (change instanceof Release.Edit edit) {
            return edited(edit);
        }
        SortedMap<String, String> changed = new TreeMap<>(settings);
        if (change instanceof Release.Image image) {
            if (!settings.containsKey("image of " + image.container())) {
                throw new ClusterException(
                        ClusterException.Kind.REFUSED,
                        "the template has no container '" + image.container() + "', but " + settings.keySet(),
                        null,
                        null);
            }
            changed.put("image of " + image.container(), image.image());
        } else if (change instanceof Release.Env env) {
            changed.put(
                    "env " + env.name() + " of " + env.container(),
                    Integer.toHexString(env.value().hashCode()));
        } else {
            changed.put(change.toString(), "yes");
        }
        return new FakeTemplate(changed);
    }

    @SuppressWarnings(
            "NullAway") // the compiler of JDK 17 does not read the annotations in Edit's signature from its class file
    private FakeTemplate edited(Release.Edit edit) {
        Map<String, @Nullable Object> made = edit.edit().apply(new TreeMap<>(settings));
        SortedMap<String, String> changed = new TreeMap<>();
        made.forEach((name, value) -> changed.put(name, String.valueOf(value)));
        return new FakeTemplate(changed);
    }
}
