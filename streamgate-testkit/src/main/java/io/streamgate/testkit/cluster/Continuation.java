package io.streamgate.testkit.cluster;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a list in pages goes on; what a continue token says, in the real server's form.
 *
 * @param version the version of the first page; -1 for the newest, after that one was lost
 * @param after the namespace and name of the last object of the page before
 */
record Continuation(long version, String after) {
    static final long NEWEST = -1;

    private static final Pattern FORM = Pattern.compile(
            "\\{\"v\":\"meta.k8s.io/v1\",\"rv\":(-?\\d{1,18}),\"start\":\"([^\"]+?)(?:\\\\u0000)?\"\\}");

    String token() {
        String json = "{\"v\":\"meta.k8s.io/v1\",\"rv\":" + version + ",\"start\":\"" + after + "\\u0000\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    static Continuation of(String token) {
        try {
            String json = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
            Matcher matcher = FORM.matcher(json);
            if (matcher.matches() && !matcher.group(1).equals("0")) {
                return new Continuation(Long.parseLong(matcher.group(1)), matcher.group(2));
            }
        } catch (IllegalArgumentException e) {
            throw Refusal.badRequest("invalid continue token: continue key is not valid: " + e.getMessage());
        }
        throw Refusal.badRequest("invalid continue token: continue key is not valid: it is none of this server's");
    }
}
