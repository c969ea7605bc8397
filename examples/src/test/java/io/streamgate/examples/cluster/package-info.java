/** Releases by programs of their own, under traffic, on the cluster that {@code KUBECONFIG} names. */
@NullMarked
package io.streamgate.examples.cluster;

import org.jspecify.annotations.NullMarked;
