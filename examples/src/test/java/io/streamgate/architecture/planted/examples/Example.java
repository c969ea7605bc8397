package io.streamgate.architecture.planted.examples;

/** Known by one that must not. */
public interface Example {}
