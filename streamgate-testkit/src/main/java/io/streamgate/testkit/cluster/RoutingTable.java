package io.streamgate.testkit.cluster;

import java.util.List;
import java.util.Optional;

/**
 * What a proxy goes by: rules in the order in which they are asked.
 *
 * @param perRequest whether it looks at each request; otherwise at each connection, which then stays with its pod
 */
record RoutingTable(List<Rule> rules, boolean perRequest) {
    private static final Destination NO_ROUTE = new Destination.Failure("404 no route");

    /** Nothing is routed. */
    static final RoutingTable NONE = new RoutingTable(List.of(), true);

    /**
     * One rule.
     *
     * @param when empty for everything
     */
    record Rule(Optional<RequestMatch> when, Destination to) {}

    RoutingTable {
        rules = List.copyOf(rules);
    }

    /** Everything goes one way. */
    static RoutingTable all(Destination to, boolean perRequest) {
        return new RoutingTable(List.of(new Rule(Optional.empty(), to)), perRequest);
    }

    Destination of(Request request) {
        for (Rule rule : rules) {
            if (rule.when().isEmpty() || rule.when().get().matches(request)) {
                return rule.to();
            }
        }
        return NO_ROUTE;
    }
}
