package io.streamgate.k8s.api;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts lines together from chunks of bytes that end anywhere, in the middle of a character too. For one thread at a time. */
final class Lines {
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    /** Takes what came and gives the lines it completes, blank ones left out. */
    List<String> take(List<ByteBuffer> chunk) {
        List<String> lines = new ArrayList<>();
        for (ByteBuffer buffer : chunk) {
            byte[] bytes = new byte[buffer.remaining()];
            buffer.get(bytes);
            int start = 0;
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == '\n') {
                    begun.write(bytes, start, i - start);
                    start = i + 1;
                    complete(lines);
                }
            }
            begun.write(bytes, start, bytes.length - start);
        }
        return lines;
    }

    /** Whether a line was begun and its end has not come. */
    boolean isBroken() {
        return begun.size() > 0;
    }

    private void complete(List<String> lines) {
        String line = begun.toString(StandardCharsets.UTF_8).strip();
        begun.reset();
        if (!line.isEmpty()) {
            lines.add(line);
        }
    }
}
