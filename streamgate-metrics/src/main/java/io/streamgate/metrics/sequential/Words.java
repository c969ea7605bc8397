package io.streamgate.metrics.sequential;

/** A memory, word by word. What is not one of ours is refused by a {@link RuntimeException}. */
final class Words {
    private final String[] words;
    private int at;

    Words(String text) {
        words = text.split(" ", -1);
    }

    String next() {
        return words[at++];
    }

    long integer() {
        return Long.parseLong(next());
    }

    double number() {
        return Double.parseDouble(next());
    }

    Tally tally() {
        return new Tally(integer(), integer());
    }

    Arm arm() {
        return new Arm(number(), number());
    }
}
