package io.streamgate.architecture.planted;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.architecture.planted.k8s.canary.Canary;

/** Knows what is above it in the order of modules, and what is below it in the tree. */
@SuppressWarnings("all")
public abstract class Root {
    abstract Canary canary();

    abstract KubernetesClient client();

    @JsonProperty
    abstract String json();
}
