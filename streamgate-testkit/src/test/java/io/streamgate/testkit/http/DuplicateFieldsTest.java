package io.streamgate.testkit.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DuplicateFieldsTest {
    @Test
    void aFieldThatComesTwiceInOneObjectIsNamedByItsPath() {
        assertThat(DuplicateFields.in("{\"data\": {\"a\": \"1\", \"b\": 2, \"a\": \"3\"}, \"data\" : null}"))
                .containsExactly("data.a", "data");
        assertThat(DuplicateFields.in("{\"spec\":{\"containers\":[{\"name\":\"x\"},{\"name\":1e3,\"name\":true}]}}"))
                .containsExactly("spec.containers[1].name");
    }

    @Test
    void fieldsOfOneNameInSeveralObjectsAreNoDuplicates() {
        assertThat(DuplicateFields.in(" [ {\"a\":{}}, {\"a\":[]}, [ ], { } ] ")).isEmpty();
        assertThat(DuplicateFields.in("{\"a\":{\"a\":{\"a\":-1}}}")).isEmpty();
    }

    @Test
    void bracesAndQuotesWithinTextAreText() {
        assertThat(DuplicateFields.in("{\"a\":\"{\\\"b\\\":1,\\\"b\\\":2}\\\\\",\"b\":\"]\",\"a\":\"\\n\"}"))
                .containsExactly("a");
    }

    @Test
    void aValueOnItsOwnHasNoFields() {
        assertThat(DuplicateFields.in("12")).isEmpty();
        assertThat(DuplicateFields.in("\"a\"")).isEmpty();
    }
}
