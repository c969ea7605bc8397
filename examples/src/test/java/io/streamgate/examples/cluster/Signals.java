package io.streamgate.examples.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of the system that these tests need. */
final class Signals {
    private Signals() {}

    /** Sends a signal to a process. */
    static void send(String signal, long process) {
        run(List.of("kill", "-" + signal, Long.toString(process)));
    }

    /** Runs a command to its end, which must be a good one. */
    static void run(List<String> command) {
        try {
            Process process = new ProcessBuilder(command).inheritIO().start();
            assertThat(process.waitFor(60, TimeUnit.SECONDS))
                    .as("whether %s ends", command)
                    .isTrue();
            assertThat(process.exitValue()).as("the exit code of %s", command).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting", e);
        }
    }
}
