package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import io.streamgate.Scheduler;
import io.streamgate.k8s.api.KubeApi.Watching;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WatchStreamTest {
    private static final long PATIENCE = 10;

    private final StubServer server = new StubServer();
    private final KubeApi api = Fabric8Api.of(server.client);
    private final Heard heard = new Heard();
    private final BlockingQueue<HttpExchange> open = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void asksForBookmarksAndABoundedStreamFromAVersionOn() throws Exception {
        streams();

        watch(api).close();

        assertThat(server.lines())
                .containsExactly("GET /api/v1/namespaces/shop/pods?watch=true&resourceVersion=7"
                        + "&allowWatchBookmarks=true&timeoutSeconds=290&labelSelector=app%3Dcheckout");
    }

    @Test
    void deliversEventsInTheirOrder() throws Exception {
        streams(event("ADDED", "a") + event("MODIFIED", "a") + event("DELETED", "a") + event("BOOKMARK", ""));
        watch(api);

        assertThat(heard.next()).isEqualTo("ADDED a");
        assertThat(heard.next()).isEqualTo("MODIFIED a");
        assertThat(heard.next()).isEqualTo("DELETED a");
        assertThat(heard.next()).isEqualTo("BOOKMARK ");
    }

    @Test
    void putsEventsTogetherThatArriveInPieces() throws Exception {
        byte[] event = event("ADDED", "Zoë-🐳").getBytes(StandardCharsets.UTF_8);
        byte[][] bytes = new byte[event.length][];
        for (int i = 0; i < event.length; i++) {
            bytes[i] = new byte[] {event[i]};
        }
        server.answers(exchange -> StubServer.stream(exchange, bytes));
        watch(api);

        assertThat(heard.next()).isEqualTo("ADDED Zoë-🐳");
    }

    @Test
    void endsWithoutACauseWhenTheServerEndsIt() throws Exception {
        streams(event("ADDED", "a"));
        watch(api);
        exchange().close();

        assertThat(heard.next()).isEqualTo("ADDED a");
        assertThat(heard.next()).isEqualTo("ended null");
    }

    @Test
    void endsAsGoneWhenItsVersionIsNoLongerKept() throws Exception {
        streams("{\"type\":\"ERROR\",\"object\":{\"kind\":\"Status\",\"code\":410,\"reason\":\"Expired\","
                + "\"message\":\"too old resource version: 1 (99)\"}}\n" + event("ADDED", "late"));
        watch(api);

        assertThat(heard.next()).isEqualTo("ended WATCH Pod shop: 410 Gone: too old resource version: 1 (99)");
        exchange().close();
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void throwsWhenItIsRefused() {
        server.answers(410, "{\"kind\":\"Status\",\"reason\":\"Expired\",\"message\":\"too old\"}");

        ApiException failure = catchThrowableOfType(ApiException.class, () -> watch(api));

        assertThat(failure.isGone()).isTrue();
        assertThat(failure).hasMessage("WATCH Pod shop: 410 Gone: too old");
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void throwsWhenTheServerDoesNotAnswerIt() {
        CountDownLatch never = new CountDownLatch(1);
        server.answers(exchange -> {
            try {
                never.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        ApiException failure = catchThrowableOfType(ApiException.class, () -> watch(impatient()));

        assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
        never.countDown();
    }

    @Test
    void endsWithoutAnswerWhenItIsCut() throws Exception {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 10_000);
            exchange.getResponseBody().write(event("ADDED", "a").getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            open.add(exchange);
        });
        watch(api);
        assertThat(heard.next()).isEqualTo("ADDED a");

        exchange().close();

        assertThat(heard.next()).startsWith("ended WATCH Pod shop: no answer: ");
    }

    @Test
    void endsWithoutAnswerWhenTheLastEventIsHalf() throws Exception {
        streams("{\"type\":\"ADD");
        watch(api);
        exchange().close();

        assertThat(heard.next()).isEqualTo("ended WATCH Pod shop: cut in the middle of an event");
    }

    @Test
    void endsOnWhatIsNoEvent() throws Exception {
        streams("<html>\n");
        watch(api);

        assertThat(heard.next()).startsWith("ended WATCH Pod shop: an event that is none");
    }

    @Test
    void isSilentOnceClosedAndMayBeClosedTwice() throws Exception {
        streams();
        Watching watching = watch(api);
        watching.close();
        watching.close();

        assertThat(isCutOff(exchange())).isTrue();
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void mayBeClosedByItsOwnWatcher() throws Exception {
        streams(event("ADDED", "a") + event("ADDED", "b"));
        BlockingQueue<Watching> self = new LinkedBlockingQueue<>();
        heard.then = () -> {
            try {
                self.take().close();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };

        self.add(watch(api));

        assertThat(heard.next()).isEqualTo("ADDED a");
        assertThat(heard.isSilent()).isTrue();
    }

    @Test
    void outlivesAWatcherThatThrows() throws Exception {
        streams(event("ADDED", "a") + event("ADDED", "b"));
        heard.then = () -> {
            throw new IllegalStateException("on purpose");
        };
        watch(api);

        assertThat(heard.next()).isEqualTo("ADDED a");
        assertThat(heard.next()).isEqualTo("ADDED b");
    }

    @Test
    void doesNotHoldUpOtherCallsWhileItsWatcherBlocks() throws Exception {
        CountDownLatch released = new CountDownLatch(1);
        streams(event("ADDED", "a"));
        heard.then = () -> {
            try {
                released.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        };
        watch(api);
        assertThat(heard.next()).isEqualTo("ADDED a");

        server.answers(200, "{}");
        for (int i = 0; i < 20; i++) {
            api.get(new Ref(Kind.SERVICE, "shop", "checkout"));
        }
        released.countDown();
    }

    @Test
    void isNotKilledByTheTimeOutOfCallsWhileItIsQuiet() throws Exception {
        streams();
        watch(impatient());
        assertThat(heard.within(600, TimeUnit.MILLISECONDS)).isNull();

        HttpExchange exchange = exchange();
        exchange.getResponseBody().write(event("ADDED", "a").getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();

        assertThat(heard.next()).isEqualTo("ADDED a");
    }

    @Test
    void isGivenUpWhenItsEndIsNotHeardInTime() throws Exception {
        streams();
        Timers timers = new Timers();
        watch(Fabric8Api.of(server.client, Duration.ofSeconds(PATIENCE), timers));

        timers.delayed.forEach(Runnable::run);

        assertThat(timers.delays).containsExactly(Duration.ofSeconds(320));
        assertThat(heard.next()).isEqualTo("ended WATCH Pod shop: the server did not end it in time");
    }

    @Test
    void forgetsItsDeadlineOnceClosed() throws Exception {
        streams();
        Timers timers = new Timers();
        watch(Fabric8Api.of(server.client, Duration.ofSeconds(PATIENCE), timers))
                .close();

        timers.delayed.forEach(Runnable::run);

        assertThat(heard.isSilent()).isTrue();
    }

    private Watching watch(KubeApi through) {
        return through.watch(Kind.POD, "shop", "app=checkout", "7", heard);
    }

    private KubeApi impatient() {
        return Fabric8Api.of(server.client, Duration.ofMillis(200), Scheduler.system());
    }

    private void streams(String... chunks) {
        byte[][] bytes = Arrays.stream(chunks)
                .map(chunk -> chunk.getBytes(StandardCharsets.UTF_8))
                .toArray(byte[][]::new);
        server.answers(exchange -> {
            StubServer.stream(exchange, bytes);
            open.add(exchange);
        });
    }

    private HttpExchange exchange() throws InterruptedException {
        HttpExchange exchange = open.poll(PATIENCE, TimeUnit.SECONDS);
        assertThat(exchange).isNotNull();
        return exchange;
    }

    /** Writes until the connection is seen to be closed from the other side. */
    private static boolean isCutOff(HttpExchange exchange) {
        byte[] event = event("ADDED", "a").getBytes(StandardCharsets.UTF_8);
        try {
            for (int i = 0; i < 1_000_000; i++) {
                exchange.getResponseBody().write(event);
                exchange.getResponseBody().flush();
            }
            return false;
        } catch (IOException e) {
            return true;
        }
    }

    private static String event(String type, String name) {
        return "{\"type\":\"" + type + "\",\"object\":{\"metadata\":{\"name\":\"" + name + "\"}}}\n";
    }
}
