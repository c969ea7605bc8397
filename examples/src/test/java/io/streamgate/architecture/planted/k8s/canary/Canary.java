package io.streamgate.architecture.planted.k8s.canary;

import io.streamgate.architecture.planted.k8s.api.Api;
import io.streamgate.architecture.planted.metrics.Metrics;

/** Knows another module beside it, and goes round in a circle with its own. */
public interface Canary {
    Api api();

    Metrics metrics();
}
