package io.streamgate.testkit.cluster;

import java.util.SplittableRandom;
import java.util.UUID;

/** Uids and name endings, random to look at and the same for the same seed. */
final class Identity {
    private static final String ALPHABET = "bcdfghjklmnpqrstvwxz2456789";

    private final SplittableRandom random;

    Identity(long seed) {
        this.random = new SplittableRandom(seed);
    }

    String uid() {
        long high = (random.nextLong() & ~0xf000L) | 0x4000L;
        long low = (random.nextLong() & ~(3L << 62)) | (1L << 63);
        return new UUID(high, low).toString();
    }

    /** Five letters, as the server puts after a {@code generateName}. */
    String suffix() {
        StringBuilder suffix = new StringBuilder(5);
        for (int i = 0; i < 5; i++) {
            suffix.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
        }
        return suffix.toString();
    }

    /** A short word for a hash, with no letters that could make a word. */
    static String word(int hash) {
        StringBuilder word = new StringBuilder(10);
        for (char digit : Integer.toUnsignedString(hash).toCharArray()) {
            word.append(ALPHABET.charAt((digit - '0' + word.length()) % ALPHABET.length()));
        }
        return word.toString();
    }
}
