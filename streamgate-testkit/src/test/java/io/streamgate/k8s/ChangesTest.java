package io.streamgate.k8s;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.utils.Serialization;
import io.streamgate.ClusterException;
import io.streamgate.Release;
import io.streamgate.Release.ConfigKind;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway") // the compiler of JDK 17 does not read the annotations in signatures from class files
class ChangesTest {
    private static final String TEMPLATE = """
        metadata:
          labels: {app: checkout}
        spec:
          initContainers:
          - name: setup
            image: setup:1
          containers:
          - name: app
            image: app:1
            env:
            - {name: MODE, value: slow}
            - {name: TOKEN, valueFrom: {secretKeyRef: {name: tokens-1, key: token}}}
            - {name: COLOUR, valueFrom: {configMapKeyRef: {name: settings-1, key: colour}}}
            envFrom:
            - configMapRef: {name: settings-1}
            - secretRef: {name: tokens-1}
          volumes:
          - name: settings
            configMap: {name: settings-1}
          - name: tokens
            secret: {secretName: tokens-1}
          - name: both
            projected:
              sources:
              - configMap: {name: settings-1}
              - secret: {name: tokens-1}
          - name: settings-1
            emptyDir: {}
        """;

    private final Changes changes =
            new Changes("Deployment shop/checkout-green", (kind, name) -> "content of " + kind + " " + name);

    @SuppressWarnings("unchecked")
    private Resource make(Release.Change change) {
        Map<String, @Nullable Object> template = Serialization.unmarshal(TEMPLATE, Map.class);
        return new Resource(changes.make(template, change));
    }

    private static Resource app(Resource template) {
        return template.list("spec", "containers").get(0);
    }

    @Test
    void anImageIsPutIntoItsContainer() {
        Resource made = make(new Release.Image("app", "app:2"));
        assertThat(app(made).text("image")).contains("app:2");
        assertThat(made.list("spec", "initContainers").get(0).text("image")).contains("setup:1");
    }

    @Test
    void anInitContainerIsAContainerToo() {
        assertThat(make(new Release.Image("setup", "setup:2"))
                        .list("spec", "initContainers")
                        .get(0)
                        .text("image"))
                .contains("setup:2");
    }

    @Test
    void aContainerThatIsNotThereIsNamedWithThoseThatAre() {
        assertThatThrownBy(() -> make(new Release.Image("nginx", "nginx:1")))
                .isInstanceOf(ClusterException.class)
                .hasMessage(
                        "Deployment shop/checkout-green, template.spec.containers has no container 'nginx', but [app,"
                                + " setup]");
    }

    @Test
    void aVariableIsReplacedWhereItStands() {
        List<Resource> env = app(make(new Release.Env("app", "MODE", "fast"))).list("env");
        assertThat(env).hasSize(3);
        assertThat(env.get(0).json()).containsEntry("value", "fast");
    }

    @Test
    void aVariableThatCameFromElsewhereIsReplacedWhole() {
        Resource token =
                app(make(new Release.Env("app", "TOKEN", "x"))).list("env").get(1);
        assertThat(token.json()).containsOnlyKeys("name", "value");
    }

    @Test
    void aVariableIsAddedWhereThereIsNone() {
        assertThat(app(make(new Release.Env("app", "NEW", "1"))).list("env")).hasSize(4);
        assertThat(make(new Release.Env("setup", "NEW", "1"))
                        .list("spec", "initContainers")
                        .get(0)
                        .list("env"))
                .hasSize(1);
    }

    @Test
    void aConfigMapIsReplacedWhereverItIsNamed() {
        Resource made = make(new Release.Config(ConfigKind.CONFIG_MAP, "settings-1", "settings-2"));
        assertThat(app(made).list("env").get(2).text("valueFrom", "configMapKeyRef", "name"))
                .contains("settings-2");
        assertThat(app(made).list("envFrom").get(0).text("configMapRef", "name"))
                .contains("settings-2");
        assertThat(made.list("spec", "volumes").get(0).text("configMap", "name"))
                .contains("settings-2");
        assertThat(made.list("spec", "volumes")
                        .get(2)
                        .list("projected", "sources")
                        .get(0)
                        .text("configMap", "name"))
                .contains("settings-2");
        assertThat(made.list("spec", "volumes").get(3).text("name"))
                .as("a volume of that name is something else")
                .contains("settings-1");
        assertThat(app(made).list("envFrom").get(1).text("secretRef", "name")).contains("tokens-1");
    }

    @Test
    void aSecretIsReplacedWhereverItIsNamed() {
        Resource made = make(new Release.Config(ConfigKind.SECRET, "tokens-1", "tokens-2"));
        assertThat(app(made).list("env").get(1).text("valueFrom", "secretKeyRef", "name"))
                .contains("tokens-2");
        assertThat(app(made).list("envFrom").get(1).text("secretRef", "name")).contains("tokens-2");
        assertThat(made.list("spec", "volumes").get(1).text("secret", "secretName"))
                .contains("tokens-2");
        assertThat(made.list("spec", "volumes")
                        .get(2)
                        .list("projected", "sources")
                        .get(1)
                        .text("secret", "name"))
                .contains("tokens-2");
    }

    @Test
    void aNameThatIsNowhereIsRefused() {
        assertThatThrownBy(() -> make(new Release.Config(ConfigKind.SECRET, "settings-1", "x")))
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("names no Secret 'settings-1' that could be replaced");
    }

    @Test
    void areloadNotesTheContent() {
        assertThat(make(new Release.Reload(ConfigKind.CONFIG_MAP, "settings-1")).strings("metadata", "annotations"))
                .containsEntry("streamgate.io/content-of-settings-1", "content of ConfigMap settings-1");
    }

    @Test
    void anEditMayAnswerWithAnotherTemplate() {
        assertThat(make(new Release.Edit("anew", template -> Map.of("spec", Map.of())))
                        .json())
                .containsOnlyKeys("spec");
    }
}
