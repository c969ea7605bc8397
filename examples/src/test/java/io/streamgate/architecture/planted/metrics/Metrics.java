package io.streamgate.architecture.planted.metrics;

import io.streamgate.architecture.planted.testkit.Testkit;

/** Knows a module above it. */
public interface Metrics {
    Testkit testkit();
}
