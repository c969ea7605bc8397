package io.streamgate.examples.figures;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Many watches over HTTP, all read by one thread that does next to nothing, so that what is measured is the server. Counts the
 * lines of each watch; the last line of an event ends it.
 */
final class Crowd implements AutoCloseable {
    private final Selector selector = Selector.open();
    private final List<Member> members = new ArrayList<>();
    private final long[] sent;
    private final List<Double> delays = new ArrayList<>();
    private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 16);
    private final Thread reader = new Thread(this::read, "crowd");
    private volatile boolean closed;

    /** How far one watch has come. */
    private static final class Member {
        private int events;
        private byte last;
    }

    /** Opens watches, and waits until each of them was answered. */
    Crowd(URI server, String path, int watches, int events) throws IOException {
        sent = new long[events];
        for (int i = 0; i < watches; i++) {
            SocketChannel channel = SocketChannel.open(new InetSocketAddress(server.getHost(), server.getPort()));
            String request = "GET " + path + " HTTP/1.1\r\nHost: " + server.getHost() + "\r\n\r\n";
            channel.write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
            buffer.clear();
            channel.read(buffer);
            channel.configureBlocking(false);
            Member member = new Member();
            members.add(member);
            channel.register(selector, SelectionKey.OP_READ, member);
        }
        reader.start();
    }

    /** The next event is about to be caused. */
    void sending(int event) {
        sent[event] = System.nanoTime();
    }

    /** How long each event took to each watch, in milliseconds, once all have come. */
    List<Double> delays() throws InterruptedException {
        for (int i = 0; i < 600 && !isComplete(); i++) {
            Thread.sleep(100);
        }
        synchronized (delays) {
            return List.copyOf(delays);
        }
    }

    private boolean isComplete() {
        synchronized (delays) {
            return delays.size() >= members.size() * sent.length;
        }
    }

    private void read() {
        try {
            while (!closed) {
                selector.select(100);
                for (SelectionKey key : selector.selectedKeys()) {
                    take((SocketChannel) key.channel(), (Member) key.attachment());
                }
                selector.selectedKeys().clear();
            }
        } catch (IOException e) {
            throw new IllegalStateException("a watch broke", e);
        }
    }

    private void take(SocketChannel channel, Member member) throws IOException {
        buffer.clear();
        if (channel.read(buffer) < 0) {
            throw new IOException("a watch ended");
        }
        long now = System.nanoTime();
        buffer.flip();
        synchronized (delays) {
            while (buffer.hasRemaining()) {
                byte next = buffer.get();
                // An event is a line of JSON; the lines of the transfer encoding end otherwise.
                if (next == '\n' && member.last == '}' && member.events < sent.length) {
                    delays.add((now - sent[member.events++]) / 1e6);
                }
                member.last = next;
            }
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        try {
            selector.wakeup();
            reader.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        for (SelectionKey key : selector.keys()) {
            key.channel().close();
        }
        selector.close();
    }
}
