package vn.motcua.hub.evidence;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import vn.motcua.core.process.PrivateFolder;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.StoreProblem;
import vn.motcua.hub.platform.link.HubIdentity;

/**
 * Where the chain ended each day, signed, one small file a day to be carried off this PC: a chain cut off at its end or written anew
 * no longer leads through them. Blocking.
 */
public final class AuditHeads {
    static final String FOLDER = "evidence-heads";
    private static final String DOMAIN = "motcua-evidence-head-1";

    private AuditHeads() {}

    /** Once a day; the day's first counts. */
    static void write(Path home, LocalDate day, Instant now, AuditEntry last, EvidencePack.Signer signer)
            throws IOException {
        Path folder = home.resolve(FOLDER);
        Path file = folder.resolve("audit-head-" + day + ".json");
        if (Files.exists(file)) return;
        PrivateFolder.make(folder);
        ObjectNode head = Json.object();
        head.put("position", last.position());
        head.put("hash", last.hash());
        head.put("at", now.toString());
        head.put("publicKey", signer.publicKey());
        head.put("signature", LinkSignatures.sign(signer.privateKey(), signed(head)));
        HubIdentity.writeSecret(file, Json.write(head));
    }

    private static String signed(ObjectNode head) {
        return String.join(
                "|",
                DOMAIN,
                head.path("position").asText(),
                head.path("hash").asText(),
                head.path("at").asText());
    }

    /** Whether the chain leads through every head that lies here. */
    static void check(Path home, List<AuditEntry> chain, List<StoreProblem> problems) throws IOException {
        if (!Files.isDirectory(home.resolve(FOLDER))) return;
        try (var files = Files.list(home.resolve(FOLDER))) {
            for (Path file : files.filter(one -> one.toString().endsWith(".json"))
                    .sorted()
                    .toList())
                if (!leadsThrough(file, chain))
                    problems.add(new StoreProblem(
                            "AUDIT",
                            String.valueOf(file.getFileName()),
                            "the chain does not lead through this signed head"));
        }
    }

    private static boolean leadsThrough(Path file, List<AuditEntry> chain) throws IOException {
        try {
            ObjectNode head = Json.parseObject(Files.readString(file));
            long position = head.path("position").asLong();
            boolean isThere = position >= 1
                    && position <= chain.size()
                    && chain.get((int) position - 1)
                            .hash()
                            .equals(head.path("hash").asText());
            var key = LinkSignatures.decodePublic(head.path("publicKey").asText());
            return isThere
                    && LinkSignatures.isSignedBy(
                            key, signed(head), head.path("signature").asText());
        } catch (WireException unreadable) {
            return false;
        }
    }
}
