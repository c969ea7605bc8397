package io.streamgate.k8s.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.fabric8.kubernetes.client.http.HttpHeaders;
import io.fabric8.kubernetes.client.http.StandardHttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RetryAfterTest {
    private final StubServer server = new StubServer();
    private final KubeApi api = Fabric8Api.of(server.client);

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void isReadFromTheHeadAsSeconds() {
        assertThat(retryAfter("", Map.of("Retry-After", "7"))).contains(Duration.ofSeconds(7));
    }

    @Test
    void isReadFromTheHeadAsADateByTheServersOwnClock() {
        HttpHeaders headers = new StandardHttpHeaders(Map.of(
                "Date", List.of("Mon, 23 Nov 2020 10:00:00 GMT"),
                "Retry-After", List.of("Mon, 23 Nov 2020 10:00:09 GMT")));

        assertThat(Failures.retryAfter(headers)).contains(Duration.ofSeconds(9));
    }

    @Test
    void isNothingWhenTheDateHasPassed() {
        HttpHeaders headers = new StandardHttpHeaders(Map.of(
                "Date", List.of("Mon, 23 Nov 2020 10:00:10 GMT"),
                "Retry-After", List.of("Mon, 23 Nov 2020 10:00:09 GMT")));

        assertThat(Failures.retryAfter(headers)).isEmpty();
    }

    @Test
    void isReadFromTheStatus() {
        assertThat(retryAfter("{\"kind\":\"Status\",\"details\":{\"retryAfterSeconds\":3}}", Map.of()))
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void isTheLongerOfTheTwo() {
        assertThat(retryAfter("{\"details\":{\"retryAfterSeconds\":3}}", Map.of("Retry-After", "1")))
                .contains(Duration.ofSeconds(3));
    }

    @Test
    void isNothingWhenItIsNonsense() {
        assertThat(retryAfter("", Map.of("Retry-After", "soon"))).isEmpty();
        assertThat(retryAfter("", Map.of("Retry-After", "99999999999999999999")))
                .isEmpty();
    }

    private Optional<Duration> retryAfter(String body, Map<String, String> headers) {
        server.answers(429, body, headers);
        return catchThrowableOfType(ApiException.class, () -> api.get(new Ref(Kind.POD, "shop", "x")))
                .retryAfter();
    }
}
