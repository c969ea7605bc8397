package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program kubectl, with files of its own in a directory. */
record Kubectl(Path directory) {
    /** What a run came to: what it printed to both of its outputs, and its exit code. */
    record Result(int code, String output) {}

    /** Whether there is one on the PATH. */
    static boolean isThere() {
        return Arrays.stream(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, "kubectl")));
    }

    static Kubectl of(Path directory, HttpCluster http, String namespace) throws IOException {
        Files.writeString(directory.resolve("kubeconfig"), http.kubeconfig(namespace));
        return new Kubectl(directory);
    }

    /** Runs a command that must succeed, and gives what it printed. */
    String run(String... command) {
        Result result = result(command);
        assertThat(result.code())
                .as("kubectl %s: %s", String.join(" ", command), result.output())
                .isZero();
        return result.output();
    }

    Result result(String... command) {
        Process process = start(command);
        try {
            String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("ends within 30 s")
                    .isTrue();
            return new Result(process.exitValue(), output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } finally {
            process.destroyForcibly();
        }
    }

    Process start(String... command) {
        List<String> all = new ArrayList<>(List.of("kubectl", "--cache-dir=" + directory.resolve("cache")));
        all.addAll(List.of(command));
        ProcessBuilder builder =
                new ProcessBuilder(all).directory(directory.toFile()).redirectErrorStream(true);
        builder.environment().put("KUBECONFIG", directory.resolve("kubeconfig").toString());
        try {
            return builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file for {@code -f}. */
    String file(String name, String text) {
        try {
            return Files.writeString(directory.resolve(name), text).toString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
