package vn.motcua.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.hub.evidence.AuditAction;
import vn.motcua.hub.evidence.AuditEntry;
import vn.motcua.hub.evidence.EvidencePack;

class VerifyPackTest {
    private static final Instant AT = Instant.parse("2026-11-23T02:10:00Z");
    private static final KeyPair KEYS = LinkSignatures.newKeyPair();
    private static final String KEY = LinkSignatures.encode(KEYS.getPublic());

    @TempDir
    Path folder;

    private final StringWriter said = new StringWriter();

    private int verify(byte[] pack, String... options) throws Exception {
        Path file = Files.write(folder.resolve("pack.zip"), pack);
        CommandLine command = new CommandLine(new VerifyCommand()).setOut(new PrintWriter(said, true));
        String[] all = java.util.stream.Stream.concat(
                        java.util.stream.Stream.of(file.toString()), List.of(options).stream())
                .toArray(String[]::new);
        return command.execute(all);
    }

    private static byte[] pack() throws Exception {
        AuditEntry.Deed deed = new AuditEntry.Deed(
                "person-1", "AUDITOR", AuditAction.EXPORTED, "incident-12", null, "INSPECTION", null, null);
        EvidencePack.Contents contents = new EvidencePack.Contents(
                "ward-7",
                "incident-12",
                AT,
                Json.object(),
                List.of(),
                List.of(AuditEntry.after(1, AuditEntry.START, AT, deed)),
                Optional.empty());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvidencePack.write(contents, new EvidencePack.Signer(KEY, KEYS.getPrivate()), out);
        return out.toByteArray();
    }

    @Test
    void aWholePackIsCleanAndItsKeyIsShown() throws Exception {
        assertThat(verify(pack())).isZero();
        assertThat(said.toString()).contains("incident-12", KEY, "--key").doesNotContain("{0}");

        assertThat(verify(pack(), "--key", KEY)).isZero();
        assertThat(verify(pack(), "--key", "A".repeat(43))).isEqualTo(1);
    }

    @Test
    void aChangedPackIsNotAndTheBadFileIsNamed() throws Exception {
        byte[] changed = pack();
        int at = new String(changed, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("person-1");
        changed[at]++;

        assertThat(verify(changed)).isEqualTo(1);
        assertThat(said.toString()).contains("custody.jsonl");
    }
}
