package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServeTest {
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void aKubeconfigIsWrittenThatLeadsThere(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("kubeconfig");
        String[] options = {
            "--kubeconfig", file.toString(), "--namespace", "shop", "--namespace", "till", "--node", "big=64"
        };
        try (HttpCluster http = Serve.start(out, options);
                KubernetesClient client = new KubernetesClientBuilder()
                        .withHttpClientFactory(new JdkHttpClientFactory())
                        .withConfig(Config.fromKubeconfig(file.toFile()))
                        .build()) {
            assertThat(client.getNamespace()).isEqualTo("shop");
            assertThat(client.namespaces().withName("till").get()).isNotNull();
            assertThat(client.nodes()
                            .withName("big")
                            .get()
                            .getStatus()
                            .getCapacity()
                            .get("cpu"))
                    .hasToString("64");
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("export KUBECONFIG=" + file)
                    .contains(http.url());
        }
    }

    @Test
    void withoutAFileTheKubeconfigIsPrinted() throws IOException {
        try (HttpCluster http = Serve.start(out)) {
            assertThat(printed.toString(StandardCharsets.UTF_8)).contains("server: \"" + http.url() + "\"");
        }
    }

    @Test
    void anOptionThatIsNotOneIsRefused() {
        assertThatThrownBy(() -> Serve.start(out, "--prot", "8001"))
                .hasMessage(
                        "--prot is not an option; options: --port N, --kubeconfig FILE, --namespace NAME, --node NAME=CORES");
        assertThatThrownBy(() -> Serve.start(out, "--port", "many"))
                .hasMessageContaining("the port many is not a number");
        assertThatThrownBy(() -> Serve.start(out, "--port")).hasMessageContaining("nothing comes after --port");
    }
}
