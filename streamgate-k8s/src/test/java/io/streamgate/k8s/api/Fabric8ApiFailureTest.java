package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.streamgate.Scheduler;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Fabric8ApiFailureTest {
    private static final Ref CHECKOUT = new Ref(Kind.DEPLOYMENT, "shop", "checkout");
    private static final Patch SCALE = new Patch(Patch.Type.MERGE, Map.of("spec", Map.of("replicas", 2)));

    private final StubServer server = new StubServer();
    private final KubeApi api = Fabric8Api.of(server.client);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void saysWhatWasAskedOfWhichObjectAndWhatTheServerSaid() {
        server.answers(409, status("Conflict", "the object has been modified"));

        ApiException failure = refused();

        assertThat(failure).hasMessage("PATCH Deployment shop/checkout: 409 Conflict: the object has been modified");
        assertThat(failure.isConflict()).isTrue();
        assertThat(failure.reason()).isEqualTo("Conflict");
        assertThat(failure.retryAfter()).isEmpty();
    }

    @Test
    void asksOnceForWhatIsNotThere() {
        server.answers(404, status("NotFound", "deployments.apps \"checkout\" not found"));

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.get(CHECKOUT));

        assertThat(failure.isNotFound()).isTrue();
        assertThat(failure.reason()).isEqualTo("NotFound");
        assertThat(server.lines()).hasSize(1);
    }

    @Test
    void understandsAnAnswerThatIsNoStatus() {
        server.answers(502, "<html>Bad Gateway</html>");

        assertThat(refused()).hasMessage("PATCH Deployment shop/checkout: 502 Bad Gateway");
    }

    @Test
    void refusesASuccessThatIsNoObject() {
        server.answers(200, "<html>Welcome</html>");

        assertThat(refused().code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(refused()).hasMessageContaining("is not a JSON object").hasNoCause();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 429, 500, 503, 504})
    void sendsEachCallOnceWhateverTheAnswer(int code) {
        server.answers(code, "");

        assertThat(refused().code()).isEqualTo(code);
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.create(Kind.LEASE, new Resource(Map.of())));

        assertThat(server.requests()).hasSize(2);
    }

    @Test
    void leavesTheRetriesOfTheHostsClientAsTheyAre() {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(server.requests().size() < 4 ? 503 : 404, -1);
            exchange.close();
        });
        assertThatExceptionOfType(ApiException.class).isThrownBy(() -> api.get(CHECKOUT));
        assertThat(server.requests()).hasSize(1);

        assertThat(server.client.services().withName("x").get()).isNull();
        assertThat(server.requests()).hasSize(4);
    }

    @Test
    void givesUpAtOnceOnADeadPort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        try (KubernetesClient client = StubServer.client(port)) {
            ApiException failure = catchThrowableOfType(
                    ApiException.class, () -> Fabric8Api.of(client).get(CHECKOUT));

            assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
            assertThat(failure).hasRootCauseInstanceOf(IOException.class);
            assertThat(failure).hasMessageStartingWith("GET Deployment shop/checkout: no answer: ConnectException");
        }
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() {
        CountDownLatch never = new CountDownLatch(1);
        server.answers(exchange -> await(never));

        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> impatient().get(CHECKOUT));

        assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(RetryDecision.standard().next(failure, 1)).isPresent();
        assertThat(server.lines()).hasSize(1);
        never.countDown();
    }

    @Test
    void givesUpOnABodyThatNeverEnds() {
        server.answers(exchange -> StubServer.stream(exchange, "{\"kind\":".getBytes(StandardCharsets.UTF_8)));

        ApiException failure =
                catchThrowableOfType(ApiException.class, () -> impatient().get(CHECKOUT));

        assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(failure)
                .hasMessage("GET Deployment shop/checkout: no answer within 200 ms")
                .hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void reportsABodyThatIsCut() {
        server.answers(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"kind\":".getBytes(StandardCharsets.UTF_8));
            exchange.getResponseBody().flush();
            exchange.close();
        });

        ApiException failure = refused();

        assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(failure).hasRootCauseInstanceOf(IOException.class);
    }

    @Test
    void stopsWaitingWhenInterruptedAndKeepsTheMark() {
        Thread.currentThread().interrupt();

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.get(CHECKOUT));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.code()).isEqualTo(ApiException.NO_ANSWER);
        assertThat(RetryDecision.standard().next(failure, 1)).isEmpty();
    }

    @Test
    void refusesAClientThatIsClosedWithoutHopeOfBetter() {
        server.client.close();

        ApiException failure = catchThrowableOfType(ApiException.class, () -> api.get(CHECKOUT));

        assertThat(RetryDecision.standard().next(failure, 1)).isEmpty();
    }

    private ApiException refused() {
        return catchThrowableOfType(ApiException.class, () -> api.patch(CHECKOUT, SCALE, false));
    }

    private KubeApi impatient() {
        return Fabric8Api.of(server.client, Duration.ofMillis(200), Scheduler.system());
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String status(String reason, String message) {
        return "{\"kind\":\"Status\",\"status\":\"Failure\",\"reason\":\"" + reason + "\",\"message\":\""
                + message.replace("\"", "\\\"") + "\"}";
    }
}
