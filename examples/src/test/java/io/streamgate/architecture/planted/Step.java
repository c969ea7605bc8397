package io.streamgate.architecture.planted;

/** Stands for the real one. */
public interface Step {}
