package vn.motcua.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.Console;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.trust.HubTrust;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.demo.Http;

/** Which hub, and who asks it. The password comes from {@code MOTCUA_PASSWORD} or is typed, and stands in no command line. */
final class HubAccess implements AutoCloseable {
    @Option(names = "--hub", paramLabel = "URL", defaultValue = "http://127.0.0.1:8080", descriptionKey = "hub")
    private URI hub = URI.create("http://127.0.0.1:8080");

    @Option(names = "--login", required = true, paramLabel = "NAME", descriptionKey = "login")
    private String login = "";

    @Option(names = "--certificate", paramLabel = "FILE", descriptionKey = "certificate")
    private @Nullable Path certificate;

    private @Nullable Http http;

    /** Signs out, if it ever signed in. */
    @Override
    public void close() throws IOException, InterruptedException {
        if (http != null) http.signOut();
    }

    /** Signed in, at the first call. */
    Http http() throws IOException, InterruptedException {
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
    static Http.Reply good(Http.Reply reply) throws IOException {
        if (reply.status() < 300) return reply;
        JsonNode message = reply.json().path("message");
        boolean isVietnamese = java.util.Locale.getDefault().getLanguage().equals("vi");
        throw new IOException(message.path(isVietnamese ? "vi" : "en").asText(reply.body()));
    }
}
