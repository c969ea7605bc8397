package io.streamgate.testkit.checks;

/**
 * A port that containers and track Services have.
 *
 * @param name what it is called, on both
 * @param number its number, on both; from 1 to 65535
 */
public record Port(String name, int number) {
    /** Checks that it is a port. */
    public Port {
        if (name.isBlank() || number < 1 || number > 65535) {
            throw new IllegalArgumentException("the port is '" + name + "' with number " + number
                    + ", but must have a name and a number from 1 to 65535");
        }
    }

    /** Whether a Service's {@code targetPort} is this one. */
    boolean isTarget(Object targetPort) {
        return targetPort instanceof Number value ? value.intValue() == number : name.equals(targetPort);
    }

    /** Such as {@code http 9090}. */
    @Override
    public String toString() {
        return name + " " + number;
    }
}
