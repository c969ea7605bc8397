package io.streamgate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is new: a list of changes, made in their order to the template that the live track has when the rollout starts.
 *
 * @param version what people call it, such as {@code 2.4.0}; shown, never compared
 * @param changes what to change
 */
public record Release(String version, List<Change> changes) {
    /** Copies the list; there must be a change in it. */
    public Release {
        Checks.notBlank("version of a release", version);
        changes = List.copyOf(changes);
        if (changes.isEmpty()) {
            throw new IllegalArgumentException(
                    "release " + version + " changes nothing: add a change, such as image()");
        }
    }

    /** A release of another image; its version is the image's tag. */
    public static Release image(String container, String image) {
        int colon = image.lastIndexOf(':');
        String tag = colon > image.lastIndexOf('/') ? image.substring(colon + 1) : image;
        return new Release(tag, List.of(new Image(container, image)));
    }

    /** A release of whatever a function makes of the template; see {@link Edit}. */
    public static Release edit(String version, UnaryOperator<Map<String, @Nullable Object>> edit) {
        return new Release(version, List.of(new Edit(version, edit)));
    }

    /** The same release under another name. */
    public Release named(String newVersion) {
        return new Release(newVersion, changes);
    }

    /** This release with one more change. */
    public Release and(Change change) {
        List<Change> more = new ArrayList<>(changes);
        more.add(change);
        return new Release(version, more);
    }

    /** The version and the changes, without any value of the environment. */
    @Override
    public String toString() {
        return version + " (" + changes.stream().map(Change::toString).collect(Collectors.joining(", ")) + ")";
    }

    /** A change to a template. What it prints never holds a value of the environment. */
    public sealed interface Change {}

    /**
     * Another image for a container.
     *
     * @param container the container's name
     * @param image the image, as the container runtime takes it
     */
    public record Image(String container, String image) implements Change {
        /** Checks that nothing is blank. */
        public Image {
            Checks.notBlank("container of an image", container);
            Checks.notBlank("image of container " + container, image);
        }

        @Override
        public String toString() {
            return container + " runs " + image;
        }
    }

    /**
     * A variable in a container's environment, added or replaced.
     *
     * @param container the container's name
     * @param name the variable's name
     * @param value its value; shown nowhere
     */
    public record Env(String container, String name, String value) implements Change {
        /** Checks that the names are not blank. */
        public Env {
            Checks.notBlank("container of an environment variable", container);
            Checks.notBlank("name of an environment variable of container " + container, name);
        }

        @Override
        public String toString() {
            return container + " gets " + name;
        }
    }

    /**
     * Another ConfigMap or Secret wherever the template names one: in volumes, {@code envFrom} and {@code valueFrom}.
     *
     * @param kind which of the two
     * @param from the name in the template now; it must be there
     * @param to the name to put in its place
     */
    public record Config(ConfigKind kind, String from, String to) implements Change {
        /** Checks that nothing is blank. */
        public Config {
            Checks.notBlank("present name of a " + kind, from);
            Checks.notBlank("new name of a " + kind, to);
        }

        @Override
        public String toString() {
            return kind + " " + to + " instead of " + from;
        }
    }

    /**
     * New pods because what a ConfigMap or Secret holds has changed since the last time; its name stays.
     *
     * @param kind which of the two
     * @param name the object's name
     */
    public record Reload(ConfigKind kind, String name) implements Change {
        /** Checks that the name is not blank. */
        public Reload {
            Checks.notBlank("name of a " + kind, name);
        }

        @Override
        public String toString() {
            return "the present content of " + kind + " " + name;
        }
    }

    /** Where an application's settings are kept. */
    public enum ConfigKind {
        /** Plain settings. */
        CONFIG_MAP("ConfigMap"),
        /** Settings that nobody may see. */
        SECRET("Secret");

        private final String word;

        ConfigKind(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /**
     * Whatever a function makes of the template. It gets the template as plain data (maps, lists, strings, numbers), may
     * change that or answer with another, and must make the same of the same each time.
     *
     * @param description what it does, for people
     * @param edit the function
     */
    public record Edit(String description, UnaryOperator<Map<String, @Nullable Object>> edit) implements Change {
        /** Checks that there is a description. */
        public Edit {
            Checks.notBlank("description of an edit", description);
        }

        @Override
        public String toString() {
            return description;
        }
    }

    /**
     * A template that was live before, as the journal's history kept it.
     *
     * @param kept which, and where it is kept
     */
    public record Former(Kept kept) implements Change {
        @Override
        public String toString() {
            return "back to the template " + kept.digest();
        }
    }
}
