package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.examples.ReleaseProgram;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A {@link ReleaseProgram} in a process of its own: listened to, killed, paused. Closing it kills it. */
final class Program implements AutoCloseable {
    private static final String END = "OUTCOME ";

    private final Process process;
    private final Thread reader;
    private final List<String> lines = new ArrayList<>();

    private Program(List<String> command) throws IOException {
        process = new ProcessBuilder(command).redirectErrorStream(true).start();
        reader = new Thread(this::read, "output of process " + process.pid());
        reader.setDaemon(true);
        reader.start();
    }

    /** Starts a release of a version in a shop, with more arguments than these. */
    static Program release(Shop shop, String version, String... more) {
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                ReleaseProgram.class.getName(),
                "--namespace",
                shop.workload().namespace(),
                "--image",
                Shop.IMAGE + version));
        command.addAll(List.of(more));
        try {
            return new Program(command);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read() {
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                    lines.notifyAll();
                }
            }
        } catch (IOException e) {
            // A killed process closes its output.
        }
    }

    /** Everything that it has said. */
    String said() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** What it said last; empty if nothing. */
    String saidLast() {
        synchronized (lines) {
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    /** Whether there is a line with a text in it. */
    boolean hasSaid(String text) {
        return says(text, Duration.ZERO);
    }

    /** Waits for a line with a text in it, or its end; whether there was such a line. */
    boolean says(String text, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        synchronized (lines) {
            while (true) {
                if (lines.stream().anyMatch(line -> line.contains(text))) {
                    return true;
                }
                long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
                if (left <= 0 || (!process.isAlive() && !reader.isAlive())) {
                    return false;
                }
                try {
                    lines.wait(Math.min(left, 100));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return false;
                }
            }
        }
    }

    /** Waits until it says something. */
    void awaitSaying(String text) {
        assertThat(says(text, Duration.ofSeconds(60)))
                .as("whether it says '%s' within 60 s; it says:%n%s", text, said())
                .isTrue();
    }

    /** Waits for the outcome. */
    String outcome(Duration atMost) {
        assertThat(says(END, atMost))
                .as("whether it ends within %s; it says:%n%s", atMost, said())
                .isTrue();
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.startsWith(END))
                    .map(line -> line.substring(END.length()))
                    .findFirst()
                    .orElseThrow();
        }
    }

    /** The code that it exits with. */
    int exitCode() {
        try {
            assertThat(process.waitFor(30, TimeUnit.SECONDS))
                    .as("whether it exits after its outcome; it says:%n%s", said())
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
        return process.exitValue();
    }

    /** When it said something, by its own clock from its start; empty if it never did. */
    Optional<Double> second(String text) {
        synchronized (lines) {
            return lines.stream()
                    .filter(line -> line.contains(text) && line.matches("^ *[0-9.]+ s  .*"))
                    .map(line -> Double.parseDouble(line.substring(0, line.indexOf(" s  "))))
                    .findFirst();
        }
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Ends it as a power cut would. */
    void kill() {
        process.destroyForcibly();
        exitCode();
    }

    /** Stops it where it is, as a machine that is too busy would. */
    void pause() {
        Signals.send("STOP", process.pid());
    }

    /** Lets it go on. */
    void resume() {
        Signals.send("CONT", process.pid());
    }

    @Override
    public void close() {
        kill();
    }
}
