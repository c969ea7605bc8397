package io.streamgate.testkit.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A Kubernetes in memory for the tests of a class, served over HTTP. Every test gets a cluster of its own, which is closed after
 * it. Parameters of tests and of {@code @BeforeEach} and {@code @AfterEach} methods, and the class's fields that have no value
 * yet and are neither final nor static, are given what they ask for by their type:
 *
 * <ul>
 *   <li>{@link io.streamgate.testkit.cluster.InMemoryCluster}, the cluster itself: scripts of pods, faults, rights, traffic;
 *   <li>{@link io.fabric8.kubernetes.client.KubernetesClient}, a client of fabric8 that reaches it;
 *   <li>{@link HttpCluster}, its address for other clients, and waiting;
 *   <li>{@link io.streamgate.testkit.time.VirtualScheduler}, its time, unless that is real.
 * </ul>
 *
 * <p>All of them are closed with the cluster, so a test closes none. What there is to know of time and threads is said at
 * {@link HttpCluster}.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(InMemoryKubernetesExtension.class)
public @interface InMemoryKubernetes {
    /** Namespaces to be there besides {@code default}. The client's own is the first of them, if there is one. */
    String[] namespaces() default {};

    /** Whether time is real; otherwise it moves only where the test says so. */
    boolean realTime() default false;
}
