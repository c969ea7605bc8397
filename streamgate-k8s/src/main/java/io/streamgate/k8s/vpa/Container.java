package io.streamgate.k8s.vpa;

/**
 * A container of a pod.
 *
 * @param name its name
 * @param requests what it requests
 * @param limits its limits
 */
public record Container(String name, Amounts requests, Amounts limits) {}
