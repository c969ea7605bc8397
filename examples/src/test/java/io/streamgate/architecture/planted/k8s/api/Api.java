package io.streamgate.architecture.planted.k8s.api;

import io.streamgate.architecture.planted.k8s.canary.Canary;

/** Knows the package that is made on it. */
public interface Api {
    Canary canary();
}
