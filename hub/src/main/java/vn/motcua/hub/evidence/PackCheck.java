package vn.motcua.hub.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.StoreProblem;

/**
 * Checks an evidence pack against itself and, if one is given, against the centre's public key: form, manifest, signature, facts,
 * order of custody. Needs no hub and no network. Blocking.
 */
public final class PackCheck {
    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  ([a-z0-9./-]+)");
    private static final Pattern SIGNATURE = Pattern.compile("[A-Za-z0-9_-]{85}[AQgw]\n");

    private final List<StoreProblem> problems = new ArrayList<>();
    private final PackReader pack = new PackReader(problems);
    private String publicKey = "";
    private String incident = "";
    private String site = "";

    private PackCheck() {}

    /** @param pinned the centre's public key as somebody wrote it down; null if only the pack's own is at hand */
    public static PackReport check(Path file, @Nullable String pinned) throws IOException {
        PackCheck check = new PackCheck();
        boolean isRead = check.pack.read(file);
        check.manifest();
        // Behind a broken form every difference would only repeat the first.
        if (isRead || check.pack.hashes().containsKey(EvidencePack.KEY)) check.signature(pinned);
        if (check.pack.hashes().containsKey(EvidencePack.FACTS)) check.facts();
        if (check.pack.hashes().containsKey(EvidencePack.CUSTODY)) check.custody();
        return new PackReport(check.incident, check.site, check.pack.hashes().size(), check.publicKey, check.problems);
    }

    private void manifest() {
        List<String> there = new ArrayList<>(pack.hashes().keySet());
        List<String> due = new ArrayList<>(List.of(EvidencePack.MANIFEST, EvidencePack.SIGNATURE));
        for (String line : lines(EvidencePack.MANIFEST)) {
            Matcher parts = LINE.matcher(line);
            if (!parts.matches()) {
                problem("MANIFEST", EvidencePack.MANIFEST, "a line is none: '" + line.length() + " characters'");
                continue;
            }
            due.add(parts.group(2));
            String hash = pack.hashes().get(parts.group(2));
            if (hash == null) problem("MANIFEST", parts.group(2), "is missing");
            else if (!hash.equals(parts.group(1)))
                problem("MANIFEST", parts.group(2), "is not what was signed: its SHA-256 is " + hash);
        }
        for (String name : there) if (!due.contains(name)) problem("MANIFEST", name, "is in no manifest: added");
        for (String name : List.of(EvidencePack.KEY, EvidencePack.FACTS, EvidencePack.CUSTODY, EvidencePack.INDEX))
            if (!due.contains(name)) problem("MANIFEST", name, "is not in the manifest");
        if (problems.isEmpty() && !there.equals(due)) problem("MANIFEST", EvidencePack.MANIFEST, "another order");
    }

    private void signature(@Nullable String pinned) {
        Optional<ObjectNode> key = object(EvidencePack.KEY);
        if (key.isEmpty()) return;
        String text = key.get().path("publicKey").asText();
        String signature = pack.text(EvidencePack.SIGNATURE);
        // The last letter has unused bits: written otherwise it is another file with the same meaning.
        if (!SIGNATURE.matcher(signature).matches()) problem("SIGNATURE", EvidencePack.SIGNATURE, "is no signature");
        else if (!isSigned(text, signature.strip()))
            problem("SIGNATURE", EvidencePack.MANIFEST, "does not fit its signature and key");
        else publicKey = text;
        if (pinned != null && !pinned.equals(text))
            problem("SIGNATURE", EvidencePack.KEY, "signed with another key than the centre's: " + text);
    }

    private boolean isSigned(String key, String signature) {
        try {
            String manifest = EvidencePack.signed(pack.text(EvidencePack.MANIFEST));
            return LinkSignatures.isSignedBy(LinkSignatures.decodePublic(key), manifest, signature);
        } catch (WireException noKey) {
            return false;
        }
    }

    private void facts() {
        Optional<ObjectNode> read = object(EvidencePack.FACTS);
        if (read.isEmpty()) return;
        incident = read.get().path("incident").asText();
        site = read.get().path("site").asText();
        if (!read.get().path("format").asText().equals(EvidencePack.FORMAT))
            problem("FACTS", EvidencePack.FACTS, "tells no format of ours");
        List<String> told = new ArrayList<>();
        for (JsonNode medium : read.get().path("media")) {
            String file = medium.path("file").asText();
            told.add(file);
            if (!medium.path("sha256").asText().equals(pack.hashes().get(file)))
                problem("FACTS", file, "is not the file the facts tell of");
        }
        for (Map.Entry<String, String> one : pack.hashes().entrySet())
            if (one.getKey().startsWith("media/") && !told.contains(one.getKey()))
                problem("FACTS", one.getKey(), "the facts do not tell of it");
    }

    private void custody() {
        long position = 0;
        String hash = AuditEntry.START;
        int number = 0;
        for (String line : lines(EvidencePack.CUSTODY)) {
            String item = EvidencePack.CUSTODY + " line " + ++number;
            Optional<AuditEntry> entry = AuditEntry.ofLine(line);
            if (entry.isEmpty() || !entry.get().isIntact()) {
                problem("CUSTODY", item, "is not as it was written");
                return;
            }
            if (entry.get().position() <= position) problem("CUSTODY", item, "is out of order");
            // Entries of other incidents lie between; neighbours must fit.
            if (entry.get().position() == position + 1 && !entry.get().before().equals(hash))
                problem("CUSTODY", item, "does not follow the one before it");
            if (!entry.get().incident().equals(incident)) problem("CUSTODY", item, "is of another incident");
            position = entry.get().position();
            hash = entry.get().hash();
        }
        if (number == 0) problem("CUSTODY", EvidencePack.CUSTODY, "is empty");
    }

    private List<String> lines(String name) {
        return pack.text(name).lines().toList();
    }

    private Optional<ObjectNode> object(String name) {
        try {
            return Optional.of(Json.parseObject(pack.text(name)));
        } catch (WireException unreadable) {
            problem("FACTS", name, "cannot be read");
            return Optional.empty();
        }
    }

    private void problem(String check, String item, String detail) {
        problems.add(new StoreProblem(check, item, detail));
    }
}
