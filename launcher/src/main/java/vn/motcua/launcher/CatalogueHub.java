package vn.motcua.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.demo.Http;

/** Which hub's catalogue, and who asks for it. The password comes from {@code MOTCUA_PASSWORD} or is typed, and stands in no command line. */
final class CatalogueHub implements AutoCloseable {
    private static final String PATH = "/api/v1/catalogue";
    private static final Pattern VERSION = Pattern.compile("(?m)^# catalogue: .*, version (\\d+)$");

    @Option(names = "--hub", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", descriptionKey = "hub")
    private URI hub = URI.create("http://127.0.0.1:8080");

    @Option(names = "--login", required = true, paramLabel = "NAME", descriptionKey = "login")
    private String login = "";

    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "certificate")
    private @Nullable Path certificate;

    private @Nullable Http http;

    /** The catalogue in force: {@code version} and {@code document}. */
    ObjectNode current() throws IOException, InterruptedException {
        return good(http().get(PATH)).json();
    }

    /** What the hub would say to this document. */
    ObjectNode check(long base, String document) throws IOException, InterruptedException {
        ObjectNode body = Json.object().put("document", document);
        return good(http().post(PATH + "/check", body, tag(base))).json();
    }

    /** @param day the first on which it shall hold; null for now */
    ObjectNode put(long base, String document, @Nullable LocalDate day, @Nullable String reason)
            throws IOException, InterruptedException {
        ObjectNode body =
                Json.object().put("requestId", UUID.randomUUID().toString()).put("document", document);
        if (reason != null) body.put("reason", reason);
        if (day != null) body.put("day", day.toString());
        Http.Reply reply =
                day == null ? http().put(PATH, body, tag(base)) : http().post(PATH + "/scheduled", body, tag(base));
        return reply.status() == 422 ? reply.json() : good(reply).json();
    }

    /** Signs out, if it ever signed in. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (http != null) http.signOut();
    }

    private static Map<String, String> tag(long base) {
        return Map.of("If-Match", "\"" + base + "\"");
    }

    /** The first line of an export. */
    static String header(String site, long version) {
        return "# catalogue: " + site + ", version " + version + "\n";
    }

    /** The version a file says it was exported as. */
    static Optional<Long> base(String text) {
        Matcher found = VERSION.matcher(text);
        return found.find() ? Optional.of(Long.valueOf(found.group(1))) : Optional.empty();
    }

    static String read(Path file) throws IOException {
        return Files.readString(file, StandardCharsets.UTF_8);
    }

    private Http http() throws IOException, InterruptedException {
        Http known = http;
        if (known != null) return known;
        Http fresh = certificate == null
                ? new Http(hub)
                : new Http(hub, new HubTrust(TrustedCertificates.read(certificate), Instant::now).context());
        ObjectNode who = Json.object().put("login", login).put("password", password());
        fresh.keep(good(fresh.post("/api/v1/session", who)));
        http = fresh;
        return fresh;
    }

    private static String password() throws IOException {
        String given = System.getenv("MOTCUA_PASSWORD");
        if (given != null) return given;
        Console console = System.console();
        if (console == null) throw new IOException(Texts.of("say.catalogue.password"));
        char[] typed = console.readPassword("%s ", Texts.of("say.catalogue.ask"));
        if (typed == null) throw new IOException(Texts.of("say.catalogue.password"));
        String password = new String(typed);
        Arrays.fill(typed, ' ');
        return password;
    }

    /** @throws IOException with the hub's own words if it said no */
    private static Http.Reply good(Http.Reply reply) throws IOException {
        if (reply.status() < 300) return reply;
        JsonNode message = reply.json().path("message");
        boolean isVietnamese = java.util.Locale.getDefault().getLanguage().equals("vi");
        throw new IOException(message.path(isVietnamese ? "vi" : "en").asText(reply.body()));
    }
}
