package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.streamgate.Track;
import io.streamgate.testkit.checks.Autoscaling.Bounds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is expected, as a value and from the command line. */
class ExpectationsTest {
    @Test
    void theDefaultsAreThoseOfTheReferenceDeployment() {
        Options options = Options.parse();
        assertThat(options.workload()).isEqualTo(ReferenceCluster.WORKLOAD);
        assertThat(options.checks()).containsExactly(Check.values());
        assertThat(options.format()).isEqualTo(ReportFormat.TEXT);
        assertThat(options.expected()).isEqualTo(Expectations.DEFAULT);
        assertThat(options.kubeconfig()).isEmpty();
    }

    static Stream<Parameter> parameters() {
        return Parameter.ALL.stream().filter(parameter -> !parameter.name().equals("hpa-track"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void theStandardValueThatIsShownIsTheDefault(Parameter parameter) {
        String other = parameter.standard().matches("\\d+") ? "7" : parameter.standard();
        other = other.contains("..") ? "2..4" : other.contains("{") ? "x-" + other : other;
        other = other.equals(parameter.standard()) ? "other" : other;
        Expectations changed = Options.parse("--" + parameter.name(), other).expected();
        assertThat(changed).isNotEqualTo(Expectations.DEFAULT);
        assertThat(parameter.take().apply(changed, parameter.standard())).isEqualTo(Expectations.DEFAULT);
    }

    @Test
    void everyArgumentIsTaken(@TempDir Path folder) throws IOException {
        Path kubeconfig = Files.createFile(folder.resolve("config"));
        Options options = Options.parse(
                "--namespace",
                "shop",
                "--app",
                "cart",
                "--set",
                "hpa",
                "--format",
                "junit",
                "--kubeconfig",
                kubeconfig.toString(),
                "--hpa-track",
                "stable",
                "--hpa-bounds",
                "2..4",
                "--hpa-doubles-within",
                "60",
                "--service-type",
                "NodePort");
        assertThat(options.workload()).hasToString("shop/cart");
        assertThat(options.checks()).isEqualTo(CheckSet.HPA.checks());
        assertThat(options.format()).isEqualTo(ReportFormat.JUNIT_XML);
        assertThat(options.kubeconfig()).contains(kubeconfig);
        assertThat(options.expected())
                .isEqualTo(Expectations.DEFAULT
                        .serviceType("NodePort")
                        .autoscaling(Autoscaling.DEFAULT
                                .target(Track.STABLE)
                                .bounds(new Bounds(2, 4))
                                .times(Duration.ofSeconds(60), Duration.ofSeconds(300))));
    }

    @ParameterizedTest
    @CsvSource({
        "--sett, hpa, there is no --sett",
        "--set, both, 'there is no set ''both''; there are [blue-green, canary, hpa], and all'",
        "--format, xml, 'there is no format ''xml''; there are [text, json, junit]'",
        "--kubeconfig, /no/such/file, there is no file /no/such/file that can be read; --kubeconfig names one",
        "--replicas, three, '''three'' is no whole number'",
        "--hpa-bounds, 3-10, '''3-10'' is no pair of bounds; write them as 3..10'",
        "set, hpa, cannot read 'set'; write --NAME VALUE"
    })
    void anArgumentThatMakesNoSenseIsRefusedWithAWordOnWhatDoes(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse(name, value))
                .withMessage(message);
    }

    @Test
    void anArgumentWithoutAValueIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Options.parse("--set"))
                .withMessage("cannot read '--set'; write --NAME VALUE");
    }

    @Test
    void valuesOutOfRangeAreRefused() {
        Expectations expected = Expectations.DEFAULT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> expected.replicas(0))
                .withMessageContaining("0 replicas");
        assertThatIllegalArgumentException().isThrownBy(() -> expected.nodes(0)).withMessageContaining("0 nodes");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Port("http", 0))
                .withMessageContaining("number 0");
        assertThatIllegalArgumentException().isThrownBy(() -> new Port(" ", 80)).withMessageContaining("name");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(0, 5)).withMessageContaining("0..5");
        assertThatIllegalArgumentException().isThrownBy(() -> new Bounds(5, 4)).withMessageContaining("5..4");
        Autoscaling autoscaling = Autoscaling.DEFAULT;
        assertThatIllegalArgumentException()
                .isThrownBy(() -> autoscaling.utilization(0, 75))
                .withMessageContaining("0 % of cpu");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> autoscaling.times(Duration.ZERO, Duration.ZERO))
                .withMessageContaining("at least a second");
        assertThat(autoscaling.target()).isEqualTo(Optional.empty());
    }
}
