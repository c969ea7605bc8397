package io.streamgate.testkit.http;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** Some bytes of protobuf: a message, or the value of one field of it. What is read of it is gone. */
final class WireMessage {
    private static final int VARINT = 0;
    private static final int LENGTH_AND_BYTES = 2;

    private final ByteBuffer bytes;

    WireMessage(byte[] bytes) {
        this(ByteBuffer.wrap(bytes));
    }

    private WireMessage(ByteBuffer bytes) {
        this.bytes = bytes;
    }

    /** One field. */
    record Part(int number, WireMessage value) {}

    boolean hasMore() {
        return bytes.hasRemaining();
    }

    /**
     * The next field.
     *
     * @throws BufferUnderflowException if it is cut short
     * @throws IllegalArgumentException if it has a form that the API does not use
     */
    Part next() {
        long tag = number();
        int number = (int) (tag >>> 3);
        int form = (int) (tag & 7);
        if (form == LENGTH_AND_BYTES) {
            return new Part(number, take(number()));
        }
        if (form != VARINT) {
            throw new IllegalArgumentException("a field of wire type " + form + " is not known");
        }
        int start = bytes.position();
        number();
        return new Part(
                number,
                new WireMessage(bytes.duplicate().limit(bytes.position()).position(start)));
    }

    /** Its fields by number; of several with one number, the last. */
    Map<Integer, WireMessage> parts() {
        Map<Integer, WireMessage> parts = new LinkedHashMap<>();
        while (hasMore()) {
            Part part = next();
            parts.put(part.number(), part.value());
        }
        return parts;
    }

    /** The next so many bytes. */
    WireMessage take(long count) {
        if (count < 0 || count > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        int end = bytes.position() + (int) count;
        ByteBuffer taken = bytes.duplicate().limit(end);
        bytes.position(end);
        return new WireMessage(taken);
    }

    /** A whole number, seven bits in each byte; 0 if there is nothing. */
    long number() {
        long value = 0;
        byte next = hasMore() ? bytes.get() : 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
            next = bytes.get();
        }
        throw new IllegalArgumentException("a number is longer than 64 bits");
    }

    byte[] bytes() {
        byte[] all = new byte[bytes.remaining()];
        bytes.get(all);
        return all;
    }

    String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
