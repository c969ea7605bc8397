package io.streamgate.testkit.http;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.testkit.cluster.InMemoryCluster;
import io.streamgate.testkit.time.VirtualScheduler;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolutionException;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;
import org.junit.platform.commons.support.ReflectionSupport;

/** Does what {@link InMemoryKubernetes} says. */
final class InMemoryKubernetesExtension implements BeforeEachCallback, ParameterResolver {
    private static final Namespace STORE = Namespace.create(InMemoryKubernetes.class);
    private static final List<Class<?>> TYPES =
            List.of(InMemoryCluster.class, KubernetesClient.class, HttpCluster.class, VirtualScheduler.class);

    InMemoryKubernetesExtension() {}

    @Override
    public void beforeEach(ExtensionContext context) throws IllegalAccessException {
        for (Object test : context.getRequiredTestInstances().getAllInstances()) {
            for (Field field : ReflectionSupport.findFields(
                    test.getClass(), InMemoryKubernetesExtension::isMeant, HierarchyTraversalMode.TOP_DOWN)) {
                field.setAccessible(true);
                if (field.get(test) == null) {
                    field.set(test, cluster(context).part(field.getType()));
                }
            }
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TYPES.contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        if (context.getTestMethod().isEmpty()) {
            throw new ParameterResolutionException("each test has a cluster of its own, for which "
                    + parameter.getDeclaringExecutable()
                    + " comes too early; take it as a parameter of the test or of a"
                    + " @BeforeEach method, or as a field");
        }
        return cluster(context).part(parameter.getParameter().getType());
    }

    private static boolean isMeant(Field field) {
        return TYPES.contains(field.getType())
                && !Modifier.isFinal(field.getModifiers())
                && !Modifier.isStatic(field.getModifiers());
    }

    /** Closed by JUnit after the test, as what its store holds. */
    private static TestCluster cluster(ExtensionContext context) {
        return context.getStore(STORE)
                .computeIfAbsent(
                        TestCluster.class,
                        unseen -> new TestCluster(settings(context.getRequiredTestClass())),
                        TestCluster.class);
    }

    private static InMemoryKubernetes settings(Class<?> test) {
        Optional<InMemoryKubernetes> here = AnnotationSupport.findAnnotation(test, InMemoryKubernetes.class);
        Class<?> outer = test.getEnclosingClass();
        if (here.isPresent() || outer == null) {
            return here.orElseThrow(() -> new IllegalStateException(
                    "annotate " + test.getName() + " with @InMemoryKubernetes rather than with its extension"));
        }
        return settings(outer);
    }
}
