package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Destination.Mirrored;
import io.streamgate.testkit.cluster.Destination.Split;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * VirtualServices as Istio reads them: the first of the HTTP routes that matches; without any, the first of the TCP or TLS
 * routes for every connection. Ports, gateways, sources and authorities in a match are passed over, and so are retries.
 */
final class VirtualServices {
    private final Store store;
    private final Backends backends;

    VirtualServices(Store store) {
        this.store = store;
        this.backends = new Backends(store);
    }

    RoutingTable table(ObjectName name) {
        return store.find(RouteKinds.VIRTUAL_SERVICE, name.namespace(), name.name())
                .map(this::table)
                .orElse(RoutingTable.NONE);
    }

    private RoutingTable table(Resource service) {
        List<@Nullable Object> http = Tree.list(service.json(), "spec", "http");
        if (http.isEmpty()) {
            List<@Nullable Object> connections = new ArrayList<>(Tree.list(service.json(), "spec", "tcp"));
            connections.addAll(Tree.list(service.json(), "spec", "tls"));
            return connections.isEmpty()
                    ? RoutingTable.NONE
                    : RoutingTable.all(split(service, Tree.list(connections.get(0), "route")), false);
        }
        List<String> hosts = new ArrayList<>();
        Tree.list(service.json(), "spec", "hosts").forEach(host -> hosts.add(String.valueOf(host)));
        List<RoutingTable.Rule> rules = new ArrayList<>();
        for (Object route : http) {
            Destination to = destination(service, route);
            List<@Nullable Object> matches = Tree.list(route, "match");
            if (matches.isEmpty()) {
                rules.add(new RoutingTable.Rule(Optional.of(RequestMatch.all(hosts)), to));
            }
            matches.forEach(match -> rules.add(new RoutingTable.Rule(Optional.of(match(hosts, match)), to)));
        }
        return new RoutingTable(rules, true);
    }

    private static RequestMatch match(List<String> hosts, @Nullable Object match) {
        boolean anyCase = Boolean.TRUE.equals(Tree.at(match, "ignoreUriCase"));
        FrozenMap method = Tree.map(match, "method");
        FrozenMap uri = Tree.map(match, "uri");
        return new RequestMatch(
                hosts,
                method.isEmpty() ? List.of() : List.of(text(method, false)),
                uri.isEmpty() ? RequestMatch.ANY_PATH : text(uri, anyCase),
                named(Tree.map(match, "headers")),
                named(Tree.map(match, "queryParams")),
                named(Tree.map(match, "withoutHeaders")));
    }

    private static Map<String, TextMatch> named(FrozenMap conditions) {
        Map<String, TextMatch> named = new HashMap<>();
        conditions.forEach(
                (name, condition) -> named.put(name.toLowerCase(Locale.ROOT), text(Tree.map(condition), false)));
        return named;
    }

    private static TextMatch text(FrozenMap condition, boolean anyCase) {
        if (condition.containsKey("exact")) {
            TextMatch.Way way = anyCase ? TextMatch.Way.EXACT_IGNORING_CASE : TextMatch.Way.EXACT;
            return new TextMatch(way, Tree.text(condition, "exact"));
        }
        if (condition.containsKey("prefix")) {
            TextMatch.Way way = anyCase ? TextMatch.Way.PREFIX_IGNORING_CASE : TextMatch.Way.PREFIX;
            return new TextMatch(way, Tree.text(condition, "prefix"));
        }
        return condition.containsKey("regex")
                ? new TextMatch(TextMatch.Way.REGEX, Tree.text(condition, "regex"))
                : new TextMatch(TextMatch.Way.PRESENT, "");
    }

    private Destination destination(Resource service, @Nullable Object route) {
        if (Tree.at(route, "redirect") != null) {
            return new Destination.Failure(
                    Tree.number(route, 301, "redirect", "redirectCode") + " redirected by the route");
        }
        if (Tree.at(route, "directResponse") != null) {
            return new Destination.Failure(
                    Tree.number(route, 503, "directResponse", "status") + " answered by the route");
        }
        List<Mirrored.Copy> copies = new ArrayList<>();
        if (Tree.at(route, "mirror") != null) {
            copies.add(new Mirrored.Copy(share(route, "mirrorPercentage"), end(service, Tree.at(route, "mirror"))));
        }
        for (Object mirror : Tree.list(route, "mirrors")) {
            copies.add(new Mirrored.Copy(share(mirror, "percentage"), end(service, Tree.at(mirror, "destination"))));
        }
        return Mirrored.of(split(service, Tree.list(route, "route")), copies);
    }

    private static double share(@Nullable Object holder, String field) {
        return Tree.at(holder, field, "value") instanceof Number percent ? percent.doubleValue() / 100 : 1;
    }

    private Destination split(Resource service, List<@Nullable Object> routes) {
        if (routes.isEmpty()) {
            return new Destination.Failure("503 route without a destination");
        }
        int usual = routes.size() == 1 ? 100 : 0;
        List<Split.Branch> branches = new ArrayList<>();
        routes.forEach(route -> branches.add(
                new Split.Branch(Tree.number(route, usual, "weight"), end(service, Tree.at(route, "destination")))));
        return new Split(branches);
    }

    private Destination.Leaf end(Resource service, @Nullable Object destination) {
        ObjectName host = host(service, Tree.text(destination, "host"));
        Optional<String> trouble = backends.trouble(host, Tree.at(destination, "port", "number"));
        if (trouble.isPresent()) {
            return new Destination.Failure("503 " + trouble.get());
        }
        String subset = Tree.text(destination, "subset");
        return subset.isEmpty()
                ? backends.pods(host, Selector.ALL)
                : labels(service.namespace(), host, subset)
                        .<Destination.Leaf>map(labels -> backends.pods(host, Selector.ofLabels(labels)))
                        .orElseGet(() -> new Destination.Failure("503 subset " + subset + " of " + host.namespace()
                                + "/" + host.name() + " does not exist"));
    }

    /** The labels that a DestinationRule in the namespace of the caller, or else of the Service, gives a subset. */
    private Optional<FrozenMap> labels(String caller, ObjectName host, String subset) {
        for (String namespace : List.of(caller, host.namespace())) {
            for (Resource rule : store.list(RouteKinds.DESTINATION_RULE, namespace)) {
                if (host(rule, Tree.text(rule.json(), "spec", "host")).equals(host)) {
                    for (Object one : Tree.list(rule.json(), "spec", "subsets")) {
                        if (Tree.text(one, "name").equals(subset)) {
                            return Optional.of(Tree.map(one, "labels"));
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** The Service that a host stands for: {@code reviews}, {@code reviews.shop}, {@code reviews.shop.svc.cluster.local}. */
    private static ObjectName host(Resource from, String host) {
        String[] parts = host.split("\\.", -1);
        return new ObjectName(parts.length == 1 ? from.namespace() : parts[1], parts[0]);
    }
}
