package io.streamgate.testkit.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgate.k8s.api.ApiException;
import io.streamgate.k8s.api.Kind;
import io.streamgate.k8s.api.Resource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectorTest extends ClusterFixture {
    private static final Map<String, String> LABELS = Map.of("app", "web", "tier", "2", "empty", "", "x.io/y", "z");

    private final Verbs verbs = cluster.as("test");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "app=web | true",
                "app==web | true",
                "app=shop | false",
                "app!=web | false",
                "other!=web | true",
                "app in (web,shop) | true",
                "app in ( shop ) | false",
                "app notin (web) | false",
                "other notin (web) | true",
                "app | true",
                "other | false",
                "!other | true",
                "!app | false",
                "empty= | true",
                "app= | false",
                "empty in () | true",
                "app in (,web) | true",
                "x.io/y=z | true",
                "app=web,tier | true",
                "app=web,!tier | false",
                "tier>1 | true",
                "tier>2 | false",
                "tier<3 | true",
                "app>1 | false",
                "in in (a) | false",
                "app in (in,web) | true"
            })
    void labelsAreSelected(String selector, boolean expected) {
        assertThat(Selector.parse(selector).matches(LABELS)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "color in blue | unable to parse requirement: found 'blue' expected: '('",
                "!!a | unable to parse requirement: found '!', expected: identifier",
                "a b | unable to parse requirement: found 'b', expected: in, notin, =, ==, !=, gt, lt",
                "a,,b | found ',', expected: identifier after ','",
                ", | found ',', expected: !, identifier, or 'end of string'",
                "a=b c | found 'c', expected: ',' or 'end of string'",
                "!a=b | found '=', expected: ',' or 'end of string'",
                "a>x | unable to parse requirement: values[0]: Invalid value: \"x\": for 'Gt', 'Lt' operators, the value must be an integer"
            })
    void aSelectorThatIsNoneIsRefusedInTheServersWords(String selector, String message) {
        ApiException e = refused(() -> api.list(Kind.CONFIG_MAP, "shop", selector));
        assertThat(e.code()).isEqualTo(400);
        assertThat(e.reason()).isEqualTo("BadRequest");
        assertThat(e).hasMessage(message);
    }

    @Test
    void aKeyOrValueThatNoLabelCanHaveIsRefused() {
        assertThat(refused(() -> api.list(Kind.CONFIG_MAP, "shop", "-bad-=x")))
                .hasMessageStartingWith("unable to parse requirement: <nil>: Invalid value: \"-bad-\": name part must");
        assertThat(refused(() -> api.list(Kind.CONFIG_MAP, "shop", "a=-bad-")))
                .hasMessageStartingWith("unable to parse requirement: values[0][a]: Invalid value: \"-bad-\"");
    }

    @Test
    void objectsAreSelectedByNameAndNamespace() {
        api.create(Kind.CONFIG_MAP, Samples.configMap("a", Map.of()));
        api.create(Kind.CONFIG_MAP, Samples.configMap("b", Map.of()));
        assertThat(names(Kind.CONFIG_MAP, "metadata.name=a")).containsExactly("a");
        assertThat(names(Kind.CONFIG_MAP, "metadata.name!=a")).containsExactly("b");
        assertThat(names(Kind.CONFIG_MAP, "metadata.namespace==shop,metadata.name=b"))
                .containsExactly("b");
        assertThat(names(Kind.CONFIG_MAP, "metadata.namespace=other")).isEmpty();
    }

    @Test
    void podsAreSelectedByNodeAndPhase() {
        deploy("demo:v1", 2);
        Resource pod = pods().get(0);
        String node = pod.text("spec", "nodeName").orElseThrow();
        assertThat(names(Kind.POD, "spec.nodeName=" + node)).contains(pod.name());
        assertThat(names(Kind.POD, "status.phase=Running")).hasSize(2);
        assertThat(names(Kind.POD, "status.phase!=Running")).isEmpty();
        assertThat(names(Kind.POD, "spec.hostNetwork=false")).hasSize(2);
    }

    @Test
    void aFieldThatTheKindIsNotSelectedByIsRefused() {
        assertThat(refused(() -> names(Kind.POD, "spec.x=1"))).hasMessage("field label not supported: spec.x");
        assertThat(refused(() -> names(Kind.CONFIG_MAP, "spec.x=1")))
                .hasMessage("\"spec.x\" is not a known field selector: only \"metadata.name\", \"metadata.namespace\"");
        assertThat(refused(() -> names(Kinds.JOB, "spec.x=1")))
                .hasMessage("field label \"spec.x\" not supported for Job");
        assertThat(refused(() -> names(Kind.CONFIG_MAP, "abc")))
                .hasMessage("invalid selector: 'abc'; can't understand 'abc'");
    }

    private List<String> names(Kind kind, String fields) {
        return verbs.list(new Selection(kind, "shop", "", fields)).items().stream()
                .map(Resource::name)
                .toList();
    }
}
