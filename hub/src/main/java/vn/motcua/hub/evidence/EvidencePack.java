package vn.motcua.hub.evidence;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.OutputStream;
import java.security.PrivateKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;

/**
 * An incident as it is handed over: media as they came, the facts, who had them in hand, a manifest of all of it and the hub's
 * signature. {@link PackCheck} reads it back anywhere. Blocking.
 */
public final class EvidencePack {
    static final String MANIFEST = "manifest.sha256";
    static final String SIGNATURE = "manifest.sig";
    static final String KEY = "key.json";
    static final String FACTS = "incident.json";
    static final String CUSTODY = "custody.jsonl";
    static final String INDEX = "index.html";
    static final String FORMAT = "motcua-evidence-pack";
    static final Pattern MEDIA = Pattern.compile("media/[0-9]{3}-[0-9a-f]{12}\\.[a-z0-9]{2,4}");
    /** Signed in front of the manifest, so that no other signature of the hub's key fits. */
    private static final String DOMAIN = "motcua-evidence-pack-1\n";

    private EvidencePack() {}

    /**
     * What a pack is made of.
     *
     * @param facts what is known of the incident, as {@code incident.json} tells it
     * @param custody every entry of the incident, in order
     * @param clipsLeftOut of a redacted pack, how many clips are not in it; empty for a pack of all there is
     */
    public record Contents(
            String site,
            String incident,
            Instant madeAt,
            ObjectNode facts,
            List<Medium> media,
            List<AuditEntry> custody,
            Optional<Integer> clipsLeftOut) {
        public Contents {
            media = List.copyOf(media);
            custody = List.copyOf(custody);
        }
    }

    /**
     * A picture or clip.
     *
     * @param about what {@code incident.json} says of it besides file, hash and size
     * @param sha256 as it was announced when the first byte came
     */
    record Medium(String mediaType, String sha256, ObjectNode about, EvidenceBytes content) {}

    /** Who signs: the hub's own key. */
    public record Signer(String publicKey, PrivateKey privateKey) {
        @Override
        public String toString() {
            return "Signer[" + publicKey + "]";
        }
    }

    public static void write(Contents contents, Signer signer, OutputStream out) throws IOException {
        List<PackEntry> media = new ArrayList<>();
        for (Medium medium : contents.media()) media.add(measured(medium, media.size() + 1));
        List<PackEntry> covered = new ArrayList<>();
        covered.add(PackEntry.of(KEY, key(contents, signer)));
        covered.add(PackEntry.of(FACTS, facts(contents, media)));
        covered.add(PackEntry.of(CUSTODY, custody(contents.custody())));
        covered.add(PackEntry.of(INDEX, PackIndex.html(contents, media)));
        covered.addAll(media);
        String manifest = manifest(covered);
        List<PackEntry> all = new ArrayList<>();
        all.add(PackEntry.of(MANIFEST, manifest));
        all.add(PackEntry.of(SIGNATURE, LinkSignatures.sign(signer.privateKey(), signed(manifest)) + "\n"));
        all.addAll(covered);
        PlainZip zip = new PlainZip();
        for (PackEntry entry : all) {
            out.write(zip.begin(entry.name(), entry.size(), entry.crc()));
            entry.content().writeTo(out);
        }
        out.write(zip.finish());
    }

    static String signed(String manifest) {
        return DOMAIN + manifest;
    }

    private static PackEntry measured(Medium medium, int number) throws IOException {
        String name = String.format(
                Locale.ROOT, "media/%03d-%s.%s", number, medium.sha256().substring(0, 12), ending(medium.mediaType()));
        PackEntry entry = PackEntry.of(name, medium.content());
        if (!entry.sha256().equals(medium.sha256()))
            throw new IOException(name + " is no longer what was received: its hash is " + entry.sha256());
        return entry;
    }

    private static String ending(String mediaType) {
        return switch (mediaType) {
            case "image/jpeg" -> "jpg";
            case "image/png" -> "png";
            case "video/mp4" -> "mp4";
            default -> "bin";
        };
    }

    private static String manifest(List<PackEntry> covered) {
        StringBuilder lines = new StringBuilder();
        for (PackEntry entry : covered)
            lines.append(entry.sha256()).append("  ").append(entry.name()).append('\n');
        return lines.toString();
    }

    private static String key(Contents contents, Signer signer) {
        ObjectNode key = Json.object();
        key.put("algorithm", "Ed25519");
        key.put("site", contents.site());
        key.put("publicKey", signer.publicKey());
        return Json.write(key) + "\n";
    }

    private static String facts(Contents contents, List<PackEntry> media) {
        ObjectNode facts = Json.object();
        facts.put("format", FORMAT);
        facts.put("version", 1);
        facts.put("site", contents.site());
        facts.put("incident", contents.incident());
        facts.put("madeAt", contents.madeAt().toString());
        facts.put("redacted", contents.clipsLeftOut().isPresent());
        contents.clipsLeftOut().ifPresent(clips -> facts.put("clipsLeftOut", clips));
        facts.set("facts", contents.facts());
        ArrayNode list = facts.putArray("media");
        for (int i = 0; i < media.size(); i++) {
            ObjectNode one = list.addObject();
            one.put("file", media.get(i).name());
            one.put("sha256", media.get(i).sha256());
            one.put("size", media.get(i).size());
            one.put("mediaType", contents.media().get(i).mediaType());
            one.setAll(contents.media().get(i).about());
        }
        return Json.write(facts) + "\n";
    }

    private static String custody(List<AuditEntry> entries) {
        StringBuilder lines = new StringBuilder();
        for (AuditEntry entry : entries) lines.append(entry.toLine()).append('\n');
        return lines.toString();
    }
}
