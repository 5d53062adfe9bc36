package vn.motcua.camera.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Answers a device's challenge (RFC 7616 with MD5 or SHA-256, and RFC 2069 where it offers no {@code qop}). The password goes over the
 * line only when Basic was configured. Each answer uses its nonce once, so that {@code nc} is always {@code 00000001}: written with eight
 * digits, as strict devices refuse less. Any thread.
 *
 * @param isBasicAllowed whether the password may be sent as it is
 */
public record DigestLogin(String user, String password, boolean isBasicAllowed) {
    private static final String ONCE = "00000001";
    private static final int CHALLENGE_MAX = 4_096;

    @Override
    public String toString() {
        return "DigestLogin[" + user + "]";
    }

    /**
     * The value of {@code Authorization}; empty if the device offers nothing this login may use.
     *
     * @param challenges the values of {@code WWW-Authenticate}
     * @param uri path and query as they stand in the request
     * @param cnonce fresh
     */
    public Optional<String> answer(List<String> challenges, String method, String uri, String cnonce) {
        Optional<String> best = Optional.empty();
        boolean isBasicOffered = false;
        for (String challenge : challenges) {
            if (challenge.length() > CHALLENGE_MAX) continue;
            String scheme = challenge.strip().toLowerCase(Locale.ROOT);
            if (scheme.startsWith("basic")) isBasicOffered = true;
            if (!scheme.startsWith("digest ")) continue;
            Map<String, String> said = parameters(challenge.strip().substring(7));
            String algorithm = said.getOrDefault("algorithm", "MD5").toUpperCase(Locale.ROOT);
            boolean isSha = algorithm.startsWith("SHA-256");
            if (!isSha && !algorithm.equals("MD5") && !algorithm.equals("MD5-SESS")) continue;
            Optional<String> answer = digest(said, algorithm, method, uri, cnonce);
            if (isSha && answer.isPresent()) return answer;
            if (best.isEmpty()) best = answer;
        }
        if (best.isEmpty() && isBasicOffered && isBasicAllowed)
            return Optional.of("Basic "
                    + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8)));
        return best;
    }

    private Optional<String> digest(
            Map<String, String> said, String algorithm, String method, String uri, String cnonce) {
        String realm = said.getOrDefault("realm", "");
        String nonce = said.getOrDefault("nonce", "");
        String offered = said.getOrDefault("qop", "");
        boolean hasQop =
                List.of(offered.toLowerCase(Locale.ROOT).split("[ ,]+")).contains("auth");
        if (nonce.isEmpty() || !offered.isEmpty() && !hasQop) return Optional.empty();
        String hash = algorithm.startsWith("SHA-256") ? "SHA-256" : "MD5";
        String secret = hex(hash, user + ":" + realm + ":" + password);
        if (algorithm.endsWith("-SESS")) secret = hex(hash, secret + ":" + nonce + ":" + cnonce);
        String what = hex(hash, method + ":" + uri);
        String response = hasQop
                ? hex(hash, secret + ":" + nonce + ":" + ONCE + ":" + cnonce + ":auth:" + what)
                : hex(hash, secret + ":" + nonce + ":" + what);
        StringBuilder answer = new StringBuilder("Digest username=").append(quoted(user));
        answer.append(", realm=").append(quoted(realm)).append(", nonce=").append(quoted(nonce));
        answer.append(", uri=").append(quoted(uri));
        if (said.containsKey("algorithm")) answer.append(", algorithm=").append(said.get("algorithm"));
        if (hasQop) answer.append(", qop=auth, nc=").append(ONCE);
        if (hasQop || algorithm.endsWith("-SESS")) answer.append(", cnonce=").append(quoted(cnonce));
        answer.append(", response=").append(quoted(response));
        if (said.containsKey("opaque")) answer.append(", opaque=").append(quoted(said.getOrDefault("opaque", "")));
        return Optional.of(answer.toString());
    }

    /** Names in lower case; values without their quotes. */
    static Map<String, String> parameters(String text) {
        Map<String, String> all = new TreeMap<>();
        int at = 0;
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) break;
            String name = text.substring(at, equals).replace(',', ' ').strip().toLowerCase(Locale.ROOT);
            StringBuilder value = new StringBuilder();
            int end = equals + 1;
            while (end < text.length() && text.charAt(end) == ' ') end++;
            if (end < text.length() && text.charAt(end) == '"') {
                for (end++; end < text.length() && text.charAt(end) != '"'; end++) {
                    if (text.charAt(end) == '\\' && end + 1 < text.length()) end++;
                    value.append(text.charAt(end));
                }
                end++;
            } else {
                while (end < text.length() && text.charAt(end) != ',') value.append(text.charAt(end++));
            }
            all.putIfAbsent(name, value.toString().strip());
            at = end + 1;
        }
        return all;
    }

    private static String quoted(String text) {
        // A line break in what a device sends must not become a header of ours.
        return '"' + text.replaceAll("\\p{Cntrl}", "").replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    static String hex(String algorithm, String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance(algorithm).digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has " + algorithm, e);
        }
    }
}
