package io.streamgate.architecture.planted.testkit;

import io.streamgate.architecture.planted.examples.Example;

/** Knows a module above it. */
public interface Testkit {
    Example example();
}
