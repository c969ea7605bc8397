package io.streamgate.testkit.cluster;

import io.streamgate.k8s.api.Resource;
import io.streamgate.testkit.cluster.Destination.Mirrored;
import io.streamgate.testkit.cluster.Destination.Split;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** HTTPRoutes as a gateway reads them: by the rules of precedence of the Gateway API. */
final class HttpRoutes {
    private final Gateways gateways;
    private final Backends backends;
    private final Store store;

    HttpRoutes(Store store) {
        this.store = store;
        this.gateways = new Gateways(store);
        this.backends = new Backends(store);
    }

    RoutingTable table(ObjectName name) {
        return store.find(RouteKinds.HTTP_ROUTE, name.namespace(), name.name())
                .filter(gateways::isAccepted)
                .map(this::table)
                .orElse(RoutingTable.NONE);
    }

    private RoutingTable table(Resource route) {
        List<String> hosts = new ArrayList<>();
        Tree.list(route.json(), "spec", "hostnames").forEach(host -> hosts.add(String.valueOf(host)));
        record Entry(RequestMatch match, Destination to) {}
        List<Entry> entries = new ArrayList<>();
        for (Object rule : Tree.list(route.json(), "spec", "rules")) {
            Destination to = destination(route, rule);
            List<@Nullable Object> matches = Tree.list(rule, "matches");
            if (matches.isEmpty()) {
                entries.add(new Entry(RequestMatch.all(hosts), to));
            }
            matches.forEach(match -> entries.add(new Entry(match(hosts, match), to)));
        }
        entries.sort(Comparator.comparing(Entry::match, RequestMatch.MORE_PARTICULAR));
        return new RoutingTable(
                entries.stream()
                        .map(entry -> new RoutingTable.Rule(Optional.of(entry.match()), entry.to()))
                        .toList(),
                true);
    }

    private static RequestMatch match(List<String> hosts, @Nullable Object match) {
        String method = Tree.text(match, "method");
        FrozenMap path = Tree.map(match, "path");
        return new RequestMatch(
                hosts,
                method.isEmpty() ? List.of() : List.of(new TextMatch(TextMatch.Way.EXACT, method)),
                path.isEmpty() ? RequestMatch.ANY_PATH : text(path, "PathPrefix"),
                named(Tree.list(match, "headers")),
                named(Tree.list(match, "queryParams")),
                Map.of());
    }

    private static Map<String, TextMatch> named(List<@Nullable Object> conditions) {
        Map<String, TextMatch> named = new HashMap<>();
        conditions.forEach(one ->
                named.putIfAbsent(Tree.text(one, "name").toLowerCase(Locale.ROOT), text(Tree.map(one), "Exact")));
        return named;
    }

    private static TextMatch text(FrozenMap condition, String usual) {
        String type = Tree.text(condition, "type");
        TextMatch.Way way = switch (type.isEmpty() ? usual : type) {
            case "PathPrefix" -> TextMatch.Way.PATH_PREFIX;
            case "RegularExpression" -> TextMatch.Way.REGEX;
            default -> TextMatch.Way.EXACT;
        };
        return new TextMatch(way, Tree.text(condition, "value"));
    }

    private Destination destination(Resource route, @Nullable Object rule) {
        for (Object filter : Tree.list(rule, "filters")) {
            if (Tree.text(filter, "type").equals("RequestRedirect")) {
                return new Destination.Failure(
                        Tree.number(filter, 302, "requestRedirect", "statusCode") + " redirected by the route");
            }
        }
        List<@Nullable Object> refs = Tree.list(rule, "backendRefs");
        List<Split.Branch> branches = new ArrayList<>();
        for (Object ref : refs) {
            Destination to = Mirrored.of(backend(route, ref), mirrors(route, ref));
            branches.add(new Split.Branch(Tree.number(ref, 1, "weight"), to));
        }
        Destination all = refs.isEmpty() ? new Destination.Failure("500 rule without a backend") : new Split(branches);
        return Mirrored.of(all, mirrors(route, rule));
    }

    private List<Mirrored.Copy> mirrors(Resource route, @Nullable Object holder) {
        List<Mirrored.Copy> copies = new ArrayList<>();
        for (Object filter : Tree.list(holder, "filters")) {
            if (Tree.text(filter, "type").equals("RequestMirror")) {
                FrozenMap mirror = Tree.map(filter, "requestMirror");
                copies.add(new Mirrored.Copy(share(mirror), backend(route, mirror.get("backendRef"))));
            }
        }
        return copies;
    }

    private static double share(FrozenMap mirror) {
        return mirror.containsKey("fraction")
                ? (double) Tree.number(mirror, 0, "fraction", "numerator")
                        / Tree.number(mirror, 100, "fraction", "denominator")
                : Tree.number(mirror, 100, "percent") / 100.0;
    }

    private Destination.Leaf backend(Resource route, @Nullable Object ref) {
        return gateways.trouble(route, ref)
                .<Destination.Leaf>map(trouble -> new Destination.Failure("500 " + trouble.message()))
                .orElseGet(() -> backends.pods(Gateways.backend(route, ref), Selector.ALL));
    }
}
