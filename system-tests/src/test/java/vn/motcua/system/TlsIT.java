package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.trust.Keytool;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.trust.TrustedCertificates;
import vn.motcua.launcher.demo.Http;

/** A centre with an authority of its own, between real processes; Java's trust store is touched nowhere. */
class TlsIT {
    @TempDir
    private static Path folder;

    private static Path authority;
    private static Path stranger;
    private static TlsCentre centre;

    @BeforeAll
    static void open() throws Exception {
        Keytool keys = new Keytool(folder)
                .authority("centre")
                .authority("stranger")
                .hub("hub", "centre", "ip:127.0.0.1", "-1d", 365);
        authority = keys.certificate("centre");
        stranger = keys.certificate("stranger");
        centre = new TlsCentre(
                Files.createDirectories(folder.resolve("world")), keys.certificate("hub"), keys.key("hub"), authority);
    }

    @AfterAll
    static void close() {
        if (centre != null) centre.close();
    }

    @Test
    void anAgentEnrolledWithTheCentresAuthorityIssuesATicketAndOneThatTrustsAnotherSaysWhyNot() throws Exception {
        String code = centre.code("hall", "");

        TlsCentre.Ended enrolled =
                centre.enroll("hall", centre.address("127.0.0.1"), code, "--certificate", authority.toString());

        assertThat(enrolled.code()).as(enrolled.output()).isZero();
        Path kept = centre.home("hall").resolve(TrustedCertificates.FILE);
        assertThat(enrolled.output()).contains(kept.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept)))
                .isEqualTo("rw-------");
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"))) {
            Http kiosk = centre.agent("hall");
            Agents.await(
                    "linked",
                    kiosk,
                    "/api/status",
                    status -> status.path("online").asBoolean());
            JsonNode ticket = Worlds.take(kiosk, oracle, "submit");
            assertThat(ticket.path("origin").asText()).isEqualTo("HUB");
            assertThat(Load.visits(centre.signedIn("SUPERVISOR")).toString()).contains(Worlds.number(ticket));
        }
        TlsCentre.Ended examined = centre.doctor("hall");
        assertThat(examined.output()).contains("the hub's certificate is trusted and valid until");
        standsAloneOnceItTrustsAnother("hall");
    }

    @Test
    void anAgentThatTrustsAnotherAuthorityOrOnlyJavasOwnIsToldWhoSigned() throws Exception {
        String code = centre.code("door", "");

        for (String[] options : new String[][] {{"--certificate", stranger.toString()}, {}}) {
            TlsCentre.Ended refused = centre.enroll("door", centre.address("127.0.0.1"), code, options);
            assertThat(refused.code()).as(refused.output()).isEqualTo(1);
            assertThat(refused.output())
                    .contains("does not trust", "CN=hub of a test", "CN=centre of a test", "--certificate")
                    .doesNotContain("Exception");
        }
        TlsCentre.Ended elsewhere =
                centre.enroll("door", centre.address("localhost"), code, "--certificate", authority.toString());
        assertThat(elsewhere.code()).as(elsewhere.output()).isEqualTo(1);
        assertThat(elsewhere.output()).contains("made out for 127.0.0.1, not for localhost");
        assertThat(centre.home("door").resolve(Identity.FILE)).doesNotExist();
        assertThat(centre.home("door").resolve(TrustedCertificates.FILE)).doesNotExist();
    }

    private static void standsAloneOnceItTrustsAnother(String agent) throws Exception {
        centre.stop(agent);
        Files.copy(stranger, centre.config(agent).resolve("other.pem"));
        Path settings = centre.config(agent).resolve("agent.yaml");
        Files.writeString(settings, "hub:\n  certificate: other.pem\n" + Files.readString(settings));

        JsonNode status = Agents.await(
                "refused",
                centre.agent(agent),
                "/api/status",
                answer -> answer.path("refused").isObject());

        assertThat(status.path("online").asBoolean()).isFalse();
        assertThat(status.path("refused").path("reason").asText()).isEqualTo("CERTIFICATE_UNTRUSTED");
        TlsCentre.Ended examined = centre.doctor(agent);
        assertThat(examined.code()).isEqualTo(1);
        assertThat(examined.output()).contains("[CERTIFICATE_UNTRUSTED]", "CN=centre of a test");
    }

    @Test
    void whatTheHubAnswersOverTlsStaysOnTls() throws Exception {
        Http.Reply page = centre.hub().get("/health").expect(200);

        assertThat(page.headers().get("strict-transport-security")).containsExactly("max-age=31536000");
        assertThat(centre.home("hub").resolve("logs").resolve("hub.log")).exists();
        JsonNode user = centre.user("OFFICER");
        Http.Reply signIn = centre.hub()
                .post(
                        "/api/v1/session",
                        Json.object()
                                .put("login", user.path("login").asText())
                                .put("password", user.path("password").asText()))
                .expect(200, 201);
        assertThat(signIn.headers().get("set-cookie")).isNotEmpty().allMatch(cookie -> cookie.contains("; Secure"));
    }
}
