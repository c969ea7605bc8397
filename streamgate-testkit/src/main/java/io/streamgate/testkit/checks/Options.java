package io.streamgate.testkit.checks;

import io.streamgate.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What the command line asks for.
 *
 * @param kubeconfig the file that names the cluster; empty for what the environment says
 * @param workload whose infrastructure is checked
 * @param checks the checks
 * @param format how the report is written
 * @param expected what is expected
 */
record Options(
        Optional<Path> kubeconfig, Workload workload, List<Check> checks, ReportFormat format, Expectations expected) {
    static final String USAGE = """
            Checks the infrastructure of a workload: reads it with get and list, and writes a report.
            Ends with 0 if every check passes, 1 if one fails, 2 if it cannot read these arguments:

              --kubeconfig FILE   the cluster; without it, what the environment says
              --namespace NAME    the workload's namespace, streamgate
              --app NAME          the workload's name, streamgate
              --set SET           blue-green, canary, hpa, or all
              --format FORMAT     text, json, or junit for JUnit's XML

            What is expected, each with its standard value:

            """
            + Parameter.ALL.stream()
                    .map(parameter -> "  --" + parameter.name() + " " + parameter.standard() + "\n")
                    .collect(Collectors.joining());

    /** Copies the list. */
    Options {
        checks = List.copyOf(checks);
    }

    /**
     * Reads the command line.
     *
     * @throws IllegalArgumentException for an argument that is not known, has no value, or one that makes no sense
     */
    static Options parse(String... arguments) {
        Map<String, String> values = new HashMap<>();
        for (int i = 0; i < arguments.length; i += 2) {
            if (!arguments[i].startsWith("--") || i + 1 == arguments.length) {
                throw new IllegalArgumentException("cannot read '" + arguments[i] + "'; write --NAME VALUE");
            }
            values.put(arguments[i].substring(2), arguments[i + 1]);
        }
        Optional<Path> kubeconfig =
                Optional.ofNullable(values.remove("kubeconfig")).map(Options::file);
        Workload workload = new Workload(take(values, "namespace", "streamgate"), take(values, "app", "streamgate"));
        List<Check> checks = checks(take(values, "set", "all"));
        ReportFormat format = ReportFormat.named(take(values, "format", "text"));
        Expectations expected = Expectations.DEFAULT;
        for (Parameter parameter : Parameter.ALL) {
            String value = values.remove(parameter.name());
            expected = value == null ? expected : parameter.take().apply(expected, value);
        }
        if (!values.isEmpty()) {
            throw new IllegalArgumentException(
                    "there is no --" + values.keySet().iterator().next());
        }
        return new Options(kubeconfig, workload, checks, format, expected);
    }

    private static String take(Map<String, String> values, String name, String otherwise) {
        String value = values.remove(name);
        return value == null ? otherwise : value;
    }

    private static Path file(String name) {
        Path file = Path.of(name);
        if (!Files.isReadable(file)) {
            throw new IllegalArgumentException(
                    "there is no file " + name + " that can be read; --kubeconfig names one");
        }
        return file;
    }

    private static List<Check> checks(String set) {
        if (set.equals("all")) {
            return List.of(Check.values());
        }
        return Arrays.stream(CheckSet.values())
                .filter(each -> each.toString().equals(set))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "there is no set '" + set + "'; there are " + List.of(CheckSet.values()) + ", and all"))
                .checks();
    }
}
