package io.streamgate.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PublicApiTest {
    static final List<String> MODULES = Modules.LIBRARY;

    @ParameterizedTest
    @FieldSource("MODULES")
    void thePublicApiIsAsWrittenDown(String module) throws IOException {
        String found = PublicApi.of(Modules.classes(module));
        Path written = Modules.REPOSITORY.resolve("docs/api/" + module + ".txt");
        if (Boolean.getBoolean("api.update")) {
            Files.createDirectories(written.getParent());
            Files.writeString(written, found);
        }
        assertThat(found)
                .as(
                        "the public API of %s. If the change is wanted, run `mvn -B test -Dapi.update=true` and commit"
                                + " docs/api with it",
                        module)
                .isEqualTo(Files.exists(written) ? Files.readString(written) : "");
    }

    @Test
    void whatOthersCanUseIsWrittenDownAndNothingElse() {
        assertThat(PublicApi.describe(Shown.class)).isEqualTo("""
                        public abstract class io.streamgate.architecture.PublicApiTest.Shown<T extends Number & Callable<T>> extends PublicApiTest.Thing implements Serializable
                            @Deprecated public <X extends Exception> void old(X) throws X
                            protected abstract Map<String, @Nullable List<T>> map(int[], String[])
                            protected new(@Nullable String)
                            public static final int LIMIT
                        """);
        assertThat(PublicApi.describe(Pair.class)).isEqualTo("""
                        public record io.streamgate.architecture.PublicApiTest.Pair(@Nullable String left, int right)
                            public PublicApiTest.Pair swap()
                        """);
    }

    @Test
    void anInterfaceSaysWhatNeedNotBeImplemented() {
        assertThat(PublicApi.describe(Port.class)).isEqualTo("""
                        public sealed interface io.streamgate.architecture.PublicApiTest.Port
                            public default void late()
                            public static PublicApiTest.Port none()
                            public void now()
                        """);
    }

    /** Stands for what others extend. */
    public static class Thing {}

    /** Has one of each. */
    public abstract static class Shown<T extends Number & Callable<T>> extends Thing implements Serializable {
        /** Is seen. */
        public static final int LIMIT = 3;

        private static final long serialVersionUID = 1;

        /** Is seen. */
        protected Shown(@Nullable String text) {}

        /** Is seen. */
        protected abstract Map<String, @Nullable List<T>> map(int[] numbers, String... texts);

        /** Is seen. */
        @Deprecated
        public <X extends Exception> void old(X failure) throws X {
            throw failure;
        }

        void hidden() {}

        @Override
        public String toString() {
            return "";
        }
    }

    /** Says its components once. */
    public record Pair(@Nullable String left, int right) {
        /** Is seen. */
        public Pair swap() {
            return new Pair("", right);
        }
    }

    /** Has one of each. */
    public sealed interface Port {
        /** Is seen. */
        void now();

        /** Is seen. */
        default void late() {}

        /** Is seen. */
        static Port none() {
            return new Silent();
        }
    }

    private static final class Silent implements Port {
        @Override
        public void now() {}
    }
}
