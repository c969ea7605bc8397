package io.streamgate.metrics.sequential;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/**
 * Rollouts by the second: each second so many requests come in, each goes to the canary with its weight, each fails with
 * its arm's chance, and then every rule looks. All rules see the same requests.
 *
 * @param name of what happens
 * @param traffic what happens
 * @param seconds how long
 */
record Simulation(String name, Traffic traffic, int seconds) {
    static final int REQUESTS = 100;

    /** What happens at a second, from 0. */
    interface Traffic {
        Second at(int second, SplittableRandom random);
    }

    /**
     * One second.
     *
     * @param weight of the canary, in per cent
     * @param control chance of an error on the control, from 0 to 1
     * @param canary chance of an error on the canary
     */
    record Second(int weight, double control, double canary) {}

    /** What looks each second, and may stop the rollout. */
    interface Rule {
        boolean stops(int second, int weight, Tally canary, Tally control);
    }

    /** A constant share of errors on either arm. */
    static Simulation constant(int weight, double control, double canary, int seconds) {
        Second each = new Second(weight, control, canary);
        String name = String.format(
                Locale.ROOT, "weight %d %%, stable %.4g %%, canary %.4g %%", weight, 100 * control, 100 * canary);
        return new Simulation(name, (second, random) -> each, seconds);
    }

    /** Healthy, while both arms get ten times worse at some time and better again. */
    static Simulation incident(int seconds) {
        return new Simulation(
                "both arms go 0.5 % → 5 % → 0.5 %",
                (second, random) -> second / 600 % 2 == 1 ? new Second(5, 0.05, 0.05) : new Second(5, 0.005, 0.005),
                seconds);
    }

    /** Healthy, while the weight moves through the steps and both arms get worse with every move. */
    static Simulation movingWeights(int seconds) {
        int[] weights = {5, 10, 25, 50};
        double[] errors = {0.002, 0.005, 0.01, 0.02};
        return new Simulation(
                "weights 5, 10, 25, 50 % while both arms go 0.2, 0.5, 1, 2 %",
                (second, random) -> {
                    int step = Math.min(3, second * 4 / seconds);
                    return new Second(weights[step], errors[step], errors[step]);
                },
                seconds);
    }

    /** Looks by the sequential test at a rate of false alarms. */
    static Supplier<Rule> sequential(double alpha) {
        double threshold = -Math.log(alpha);
        return () -> new Rule() {
            private HarmTest test = HarmTest.START;

            @Override
            public boolean stops(int second, int weight, Tally canary, Tally control) {
                test = test.look(weight, canary, control);
                return test.logE() >= threshold;
            }
        };
    }

    /** Stops when more than 2 % of the canary's answers of the last ten seconds were errors; looks every two seconds. */
    static Supplier<Rule> fixedThreshold() {
        return () -> new Rule() {
            private final Tally[] window = new Tally[10];

            @Override
            public boolean stops(int second, int weight, Tally canary, Tally control) {
                window[second % window.length] = canary;
                if (second % 2 == 0) {
                    return false;
                }
                Tally last = Tally.NONE;
                for (Tally each : window) {
                    last = each == null ? last : last.plus(each);
                }
                return last.share() > 0.02;
            }
        };
    }

    @Override
    public String toString() {
        return name;
    }

    /** Runs it so many times: for each rule, when it stopped each run that it stopped. */
    List<Stops> run(long seed, int runs, List<Supplier<Rule>> rules) {
        List<Stops> stops = new ArrayList<>();
        rules.forEach(rule -> stops.add(new Stops(runs, seconds)));
        SplittableRandom root = new SplittableRandom(seed);
        for (int run = 0; run < runs; run++) {
            SplittableRandom random = root.split();
            List<Rule> fresh = rules.stream().map(Supplier::get).toList();
            int open = rules.size();
            for (int second = 0; second < seconds && open > 0; second++) {
                Second now = traffic.at(second, random);
                int sent = Draws.binomial(random, REQUESTS, now.weight() / 100.0);
                Tally canary = new Tally(sent, Draws.binomial(random, sent, now.canary()));
                int rest = REQUESTS - sent;
                Tally control = new Tally(rest, Draws.binomial(random, rest, now.control()));
                for (int i = 0; i < fresh.size(); i++) {
                    Stops rule = stops.get(i);
                    if (!rule.stopped(run) && fresh.get(i).stops(second, now.weight(), canary, control)) {
                        rule.stop(run, second + 1);
                        open--;
                    }
                }
            }
        }
        return stops;
    }

    /** When a rule stopped its runs. */
    static final class Stops {
        private final int[] at;
        private final int seconds;

        Stops(int runs, int seconds) {
            this.at = new int[runs];
            this.seconds = seconds;
        }

        boolean stopped(int run) {
            return at[run] > 0;
        }

        void stop(int run, int second) {
            at[run] = second;
        }

        int runs() {
            return at.length;
        }

        double share() {
            return shareWithin(seconds);
        }

        double shareWithin(int first) {
            return Arrays.stream(at)
                            .filter(second -> second > 0 && second <= first)
                            .count()
                    / (double) at.length;
        }

        /** The second, from 1, at which half of all runs were stopped; a second after the end if fewer were. */
        int median() {
            int[] sorted = Arrays.stream(at)
                    .map(second -> second == 0 ? seconds + 1 : second)
                    .sorted()
                    .toArray();
            return sorted[sorted.length / 2];
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%5.1f %% stopped, %s",
                    100 * share(),
                    median() > seconds ? "median never" : "median " + median() + " s");
        }
    }
}
