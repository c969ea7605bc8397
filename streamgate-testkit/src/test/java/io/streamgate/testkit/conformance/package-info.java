/**
 * What a Kubernetes API server answers, word for word: cases that run unchanged on the in-memory cluster and on the one that
 * {@code KUBECONFIG} names. Where the two differ, the in-memory one is wrong.
 */
@NullMarked
package io.streamgate.testkit.conformance;

import org.jspecify.annotations.NullMarked;
