package io.streamgate.testkit.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.streamgate.Workload;
import io.streamgate.k8s.api.Fabric8Api;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.KubeApi;
import io.streamgate.k8s.api.Ref;
import io.streamgate.k8s.api.Resource;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/**
 * The reference deployment on the cluster that {@code KUBECONFIG} names, in a namespace of its own, checked by a user who may
 * get and list four kinds there and nothing else.
 */
@Tag("cluster")
@EnabledIfEnvironmentVariable(named = "KUBECONFIG", matches = ".+")
@Timeout(240)
class ReferenceOnClusterTest {
    private static final Kind NAMESPACE = new Kind("", "v1", "Namespace", "namespaces");
    private static final Kind ROLE = new Kind("rbac.authorization.k8s.io", "v1", "Role", "roles");
    private static final Kind ROLE_BINDING = new Kind("rbac.authorization.k8s.io", "v1", "RoleBinding", "rolebindings");
    /** What other tests may want to have alone, or what comes with a part of the cluster that need not be there. */
    private static final Set<String> LEFT_OUT = Set.of("ClusterRole", "ClusterRoleBinding", "VerticalPodAutoscaler");

    private static final String NAME =
            "streamgate-" + UUID.randomUUID().toString().substring(0, 8);
    private static final String CHECKER = "streamgate-checker";

    private static KubernetesClient admin;
    private static KubernetesClient checker;
    private static Infrastructure infrastructure;

    @BeforeAll
    static void deploy() throws Exception {
        admin = new KubernetesClientBuilder()
                .withConfig(Config.autoConfigure(null))
                .build();
        KubeApi api = Fabric8Api.of(admin);
        for (ReferenceManifests.Manifest manifest : ReferenceManifests.in(NAME)) {
            if (!LEFT_OUT.contains(manifest.kind().name())) {
                api.create(manifest.kind(), manifest.resource());
            }
        }
        mayGetAndList(api);
        Config config = Config.autoConfigure(null);
        config.setImpersonateUsername(CHECKER);
        checker = new KubernetesClientBuilder().withConfig(config).build();
        infrastructure = Infrastructure.of(Fabric8Api.of(checker), new Workload(NAME, ReferenceManifests.NAME));
        Looking.untilPassed(infrastructure, List.of(Check.values()), Duration.ofMinutes(2));
    }

    private static void mayGetAndList(KubeApi api) {
        Map<String, Object> metadata = Map.of("name", CHECKER, "namespace", NAME);
        api.create(
                ROLE,
                new Resource(Map.of(
                        "metadata",
                        metadata,
                        "rules",
                        List.of(Map.of(
                                "apiGroups",
                                List.of("", "apps", "autoscaling"),
                                "resources",
                                List.of("deployments", "services", "pods", "horizontalpodautoscalers"),
                                "verbs",
                                List.of("get", "list"))))));
        api.create(
                ROLE_BINDING,
                new Resource(Map.of(
                        "metadata",
                        metadata,
                        "roleRef",
                        Map.of("apiGroup", ROLE.group(), "kind", "Role", "name", CHECKER),
                        "subjects",
                        List.of(Map.of("apiGroup", ROLE.group(), "kind", "User", "name", CHECKER)))));
    }

    @AfterAll
    static void remove() {
        // A test that took too long was interrupted; its namespace is to go nevertheless.
        Thread.interrupted();
        Fabric8Api.of(admin).delete(new Ref(NAMESPACE, "", NAME), "");
        checker.close();
        admin.close();
    }

    @Nested
    class BlueGreen implements BlueGreenInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return infrastructure;
        }
    }

    @Nested
    class Canary implements CanaryInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return infrastructure;
        }
    }

    @Nested
    class Hpa implements HpaInfrastructureContract {
        @Override
        public Infrastructure infrastructure() {
            return infrastructure;
        }
    }

    @Test
    void theProgramEndsWithZero() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int code = CheckInfrastructure.run(
                new PrintStream(out, true, StandardCharsets.UTF_8), System.err, "--namespace", NAME);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("36 of 36 checks passed");
        assertThat(code).isZero();
    }

    @Test
    void whatIsNotAsExpectedIsFound() {
        Expectations more =
                Expectations.DEFAULT.nodes(3).serviceType("NodePort").replicas(4);
        assertThat(infrastructure.expecting(more).checkAll().failures())
                .extracting(Verdict::check)
                .containsExactly(Check.BG_03, Check.BG_09, Check.BG_10, Check.CA_07);
    }
}
