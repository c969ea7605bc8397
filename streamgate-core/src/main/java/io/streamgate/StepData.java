package io.streamgate;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Stock steps and actions as flat data, and back. The journal keeps them in this form. */
public final class StepData {
    private static final String ROUTE = "route.";

    private StepData() {}

    /** An action as data. */
    public static Map<String, String> of(Action action) {
        if (action instanceof Action.Shift shift) {
            Map<String, String> data = new TreeMap<>(Map.of("type", "shift"));
            shift.route().shares().forEach((track, weight) -> data.put(ROUTE + track.name(), "" + weight.percent()));
            return data;
        }
        if (action instanceof Action.Resize resize) {
            return Map.of(
                    "type",
                    "resize",
                    "track",
                    resize.track().name(),
                    "size",
                    "" + resize.size().pods());
        }
        Action.Retemplate retemplate = (Action.Retemplate) action;
        return Map.of("type", "template", "track", retemplate.track().name(), "digest", retemplate.digest());
    }

    /** An action from data; empty if it is not one. */
    public static Optional<Action> action(Map<String, String> data) {
        return switch (text(data, "type")) {
            case "shift" -> Optional.of(new Action.Shift(route(data)));
            case "resize" -> Optional.of(new Action.Resize(track(data), size(data)));
            case "template" -> Optional.of(new Action.Retemplate(track(data), text(data, "digest")));
            default -> Optional.empty();
        };
    }

    private static Route route(Map<String, String> data) {
        TreeMap<Track, Weight> shares = new TreeMap<>();
        data.forEach((key, value) -> {
            if (key.startsWith(ROUTE)) {
                shares.put(new Track(key.substring(ROUTE.length())), new Weight(Integer.parseInt(value)));
            }
        });
        return new Route(shares);
    }

    static Optional<Step> read(String name, Map<String, String> data) {
        return switch (text(data, "type")) {
            case "available" ->
                Optional.of(new Steps.Available(name, track(data), size(data), Duration.parse(text(data, "deadline"))));
            case "hold" -> Optional.of(new Steps.Hold(name, Duration.parse(text(data, "duration")), true));
            case "delay" -> Optional.of(new Steps.Hold(name, Duration.parse(text(data, "duration")), false));
            case "serving" -> Optional.of(new Steps.Serving(name, track(data)));
            case "approval" -> Optional.of(new Steps.Approval(name, Duration.parse(text(data, "deadline"))));
            default -> action(data).map(action -> new Steps.Ask(name, action));
        };
    }

    private static Track track(Map<String, String> data) {
        return new Track(text(data, "track"));
    }

    private static Size size(Map<String, String> data) {
        return new Size(Integer.parseInt(text(data, "size")));
    }

    private static String text(Map<String, String> data, String key) {
        return data.getOrDefault(key, "");
    }
}
