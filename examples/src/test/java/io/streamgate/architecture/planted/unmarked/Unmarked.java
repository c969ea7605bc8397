package io.streamgate.architecture.planted.unmarked;

/** In a package that does not say what may be null. */
final class Unmarked {}
