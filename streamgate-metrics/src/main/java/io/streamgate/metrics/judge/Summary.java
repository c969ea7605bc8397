package io.streamgate.metrics.judge;

import java.util.Arrays;

/**
 * A series in five numbers; all 0 for an empty one.
 *
 * @param count how many points
 * @param min the smallest
 * @param max the largest
 * @param mean the mean
 * @param deviation the sample standard deviation; 0 for fewer than two points
 */
public record Summary(int count, double min, double max, double mean, double deviation) {
    /** Of these points, none of them NaN. */
    public static Summary of(double[] points) {
        if (points.length == 0) {
            return new Summary(0, 0, 0, 0, 0);
        }
        double mean = mean(points);
        double squares = 0;
        double min = points[0];
        double max = points[0];
        for (double point : points) {
            squares += (point - mean) * (point - mean);
            min = Math.min(min, point);
            max = Math.max(max, point);
        }
        double deviation = points.length == 1 ? 0 : Math.sqrt(squares / (points.length - 1));
        return new Summary(points.length, min, max, mean, deviation);
    }

    /** The sum of the squared distances from the mean. */
    double squares() {
        return deviation * deviation * Math.max(0, count - 1);
    }

    /**
     * A percentile of sorted points, interpolated as R's type 7.
     *
     * @param percent from 0 to 100
     */
    static double percentile(double[] sorted, double percent) {
        double place = (sorted.length - 1) * percent / 100;
        int below = (int) Math.floor(place);
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    static double mean(double[] points) {
        return points.length == 0 ? 0 : Arrays.stream(points).sum() / points.length;
    }

    static double[] sorted(double[] points) {
        double[] copy = points.clone();
        Arrays.sort(copy);
        return copy;
    }
}
