package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.hub.platform.ledger.StoreProblem;

class PackCheckTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final KeyPair KEYS = LinkSignatures.newKeyPair();
    private static final Instant AT = Instant.parse("2026-11-23T02:10:00Z");

    @TempDir
    Path folder;

    private byte[] whole = {};

    @BeforeEach
    void aPack() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvidencePack.write(contents(AT), signer(KEYS), out);
        whole = out.toByteArray();
    }

    private static EvidencePack.Signer signer(KeyPair keys) {
        return new EvidencePack.Signer(LinkSignatures.encode(keys.getPublic()), keys.getPrivate());
    }

    private static EvidencePack.Contents contents(Instant madeAt) {
        return new EvidencePack.Contents(
                "ward-7",
                "incident-12",
                madeAt,
                Json.object().put("counter", "c-3").put("ticket", "A017"),
                List.of(medium(1, "image/jpeg"), medium(2, "image/jpeg"), medium(3, "video/mp4")),
                custody(),
                Optional.empty());
    }

    private static EvidencePack.Medium medium(int seed, String type) {
        byte[] bytes = new byte[700];
        new Random(seed).nextBytes(bytes);
        return new EvidencePack.Medium(
                type, Digests.sha256(bytes), Json.object().put("camera", "hall-1"), out -> out.write(bytes));
    }

    /** Entry 3 belongs to another incident and stays out. */
    private static List<AuditEntry> custody() {
        List<AuditEntry> all = new ArrayList<>();
        String before = AuditEntry.START;
        for (int i = 1; i <= 5; i++) {
            AuditEntry.Deed deed = new AuditEntry.Deed(
                    "person-" + i,
                    "SUPERVISOR",
                    AuditAction.OPENED,
                    i == 3 ? "other" : "incident-12",
                    null,
                    "REVIEW",
                    "xem",
                    null);
            AuditEntry entry = AuditEntry.after(i, before, AT.plusSeconds(i), deed);
            before = entry.hash();
            if (i != 3) all.add(entry);
        }
        return all;
    }

    private PackReport check(byte[] bytes) throws IOException {
        return PackCheck.check(Files.write(folder.resolve("pack.zip"), bytes), null);
    }

    private static List<String> items(PackReport report) {
        return report.problems().stream().map(StoreProblem::item).toList();
    }

    @Test
    void aWholePackIsCleanAndSaysWhatItIs() throws IOException {
        PackReport report = check(whole);

        assertThat(report.problems()).isEmpty();
        assertThat(report.incident()).isEqualTo("incident-12");
        assertThat(report.files()).isEqualTo(9);
        assertThat(report.publicKey()).isEqualTo(LinkSignatures.encode(KEYS.getPublic()));
    }

    @Test
    void anyUnzipperReadsAPack() throws IOException {
        Map<String, byte[]> files = unzipped(whole);

        assertThat(files.keySet()).contains("manifest.sha256", "incident.json", "custody.jsonl", "index.html");
        assertThat(new String(files.get("index.html"), StandardCharsets.UTF_8))
                .contains("Hồ sơ chứng cứ", "Evidence pack");
        assertThat(new String(files.get("custody.jsonl"), StandardCharsets.UTF_8).lines())
                .hasSize(4);
    }

    @Test
    void anyChangedByteIsFoundAndItsFileNamed() throws IOException {
        Random random = new Random(SEED);
        boolean isFull = Boolean.getBoolean("motcua.full");
        int flips = isFull ? whole.length * 3 : 1_000;
        for (int i = 0; i < flips; i++) {
            int at = isFull ? i % whole.length : random.nextInt(whole.length);
            byte[] changed = whole.clone();
            changed[at] ^= (byte) (1 << random.nextInt(8));

            PackReport report = check(changed);

            assertThat(report.isClean()).as("byte %d, seed %d", at, SEED).isFalse();
            String file = fileAt(at);
            if (!file.isEmpty())
                assertThat(items(report).get(0))
                        .as("byte %d, seed %d", at, SEED)
                        .isEqualTo(file);
        }
    }

    /** The file whose content holds the byte; empty for what is between them. */
    private String fileAt(int at) throws IOException {
        for (Map.Entry<String, byte[]> file : unzipped(whole).entrySet()) {
            int from = indexOf(whole, file.getValue());
            if (at >= from && at < from + file.getValue().length) return file.getKey();
        }
        return "";
    }

    private static int indexOf(byte[] all, byte[] part) {
        for (int i = 0; i + part.length <= all.length; i++)
            if (Arrays.equals(all, i, i + part.length, part, 0, part.length)) return i;
        return -1;
    }

    @Test
    void aChangedLineOfCustodyIsNamedThoughTheManifestWasMadeToFit() throws IOException {
        Map<String, byte[]> files = unzipped(whole);
        String log = new String(files.get("custody.jsonl"), StandardCharsets.UTF_8);
        List<String> lines = new ArrayList<>(log.lines().toList());

        Collections.swap(lines, 1, 2);
        assertThat(items(check(forged(files, String.join("\n", lines) + "\n")))).contains("custody.jsonl line 3");

        lines = new ArrayList<>(log.lines().toList());
        lines.remove(0);
        lines.set(0, lines.get(0).replace("person-2", "person-9"));
        assertThat(items(check(forged(files, String.join("\n", lines) + "\n")))).contains("custody.jsonl line 1");
    }

    /** Everything made to fit but the signature, by somebody who knows the format. */
    private static byte[] forged(Map<String, byte[]> files, String custody) throws IOException {
        Map<String, byte[]> changed = new LinkedHashMap<>(files);
        changed.put("custody.jsonl", custody.getBytes(StandardCharsets.UTF_8));
        StringBuilder manifest = new StringBuilder();
        changed.forEach((name, bytes) -> {
            if (!name.startsWith("manifest"))
                manifest.append(Digests.sha256(bytes)).append("  ").append(name).append('\n');
        });
        changed.put("manifest.sha256", manifest.toString().getBytes(StandardCharsets.UTF_8));
        return zipped(changed);
    }

    @Test
    void filesDroppedAddedOrMovedAreNamed() throws IOException {
        Map<String, byte[]> files = unzipped(whole);
        String clip = files.keySet().stream()
                .filter(name -> name.endsWith("mp4"))
                .findFirst()
                .orElseThrow();
        Map<String, byte[]> less = new LinkedHashMap<>(files);
        less.remove(clip);
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("media/004-0123456789ab.jpg", new byte[] {1});
        Map<String, byte[]> moved = new LinkedHashMap<>(files);
        byte[] facts = moved.remove("incident.json");
        moved.put("incident.json", facts);

        assertThat(items(check(zipped(less)))).contains(clip);
        assertThat(items(check(zipped(more)))).contains("media/004-0123456789ab.jpg");
        assertThat(items(check(zipped(moved)))).contains("manifest.sha256");
        assertThat(check(zipped(files)).problems()).isEmpty();
    }

    /** Nobody changes bytes of a zip in place: a pack is unpacked, changed, and packed again by whatever is at hand. */
    @Test
    void whatWasChangedIsNamedThoughAnotherProgramPackedItAnew() throws IOException {
        Map<String, byte[]> files = unzipped(whole);
        String picture = files.keySet().stream()
                .filter(name -> name.endsWith("jpg"))
                .findFirst()
                .orElseThrow();
        for (String name : List.of(picture, "incident.json", "custody.jsonl", "index.html", "key.json")) {
            Map<String, byte[]> changed = new LinkedHashMap<>(files);
            byte[] bytes = files.get(name).clone();
            bytes[bytes.length / 2] ^= 1;
            changed.put(name, bytes);

            PackReport report = check(packedAnew(changed));

            assertThat(report.problems())
                    .as(name)
                    .anyMatch(problem -> problem.check().equals("MANIFEST")
                            && problem.item().equals(name)
                            && problem.detail().startsWith("is not what was signed"))
                    .noneMatch(problem -> problem.detail().contains("missing"));
        }
        assertThat(check(packedAnew(files)).problems())
                .as("the same, packed anew")
                .singleElement()
                .matches(problem -> problem.detail().contains("packed by another program"));
        Map<String, byte[]> manifest = new LinkedHashMap<>(files);
        byte[] lines = files.get("manifest.sha256").clone();
        lines[3] = (byte) (lines[3] == 'a' ? 'b' : 'a');
        manifest.put("manifest.sha256", lines);
        assertThat(items(check(packedAnew(manifest)))).contains("manifest.sha256", "key.json");
        Map<String, byte[]> more = new LinkedHashMap<>(files);
        more.put("readme.txt", new byte[] {1});
        more.put("media/", new byte[0]);
        assertThat(items(check(packedAnew(more)))).containsExactly("manifest.sha256", "readme.txt");
    }

    @Test
    void aBombAmongRightFilesIsNotUnfolded() throws IOException {
        Map<String, byte[]> files = unzipped(whole);
        Map<String, byte[]> bomb = new LinkedHashMap<>(Map.of("media/009-0123456789ab.mp4", new byte[40_000_000]));
        bomb.putAll(files);

        assertThat(check(packedAnew(bomb)).problems())
                .anyMatch(problem -> problem.item().startsWith("media/009")
                        && problem.detail().equals("too large"));
    }

    private static byte[] packedAnew(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
                zip.closeEntry();
            }
        }
        return out.toByteArray();
    }

    @Test
    void aPackSignedAnewByAStrangerIsTheCentresOnlyWithoutItsKeyAtHand() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        EvidencePack.write(contents(AT.plusSeconds(1)), signer(LinkSignatures.newKeyPair()), out);
        Path file = Files.write(folder.resolve("strange.zip"), out.toByteArray());

        assertThat(PackCheck.check(file, null).isClean()).isTrue();
        assertThat(items(PackCheck.check(file, LinkSignatures.encode(KEYS.getPublic()))))
                .contains("key.json");
    }

    @Test
    void bombsAndNamesThatLeadOutAreRefusedUnread() throws IOException {
        ByteArrayOutputStream bomb = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bomb)) {
            zip.putNextEntry(new ZipEntry("incident.json"));
            for (int i = 0; i < 200; i++) zip.write(new byte[100_000]);
            zip.closeEntry();
        }
        for (String name : List.of("../../etc/passwd", "media/../../x.jpg", "/etc/x", "media\\x.jpg", "readme.txt"))
            assertThat(items(check(zipped(Map.of(name, new byte[] {1})))).get(0))
                    .isEqualTo(name);
        assertThat(check(bomb.toByteArray()).isClean()).isFalse();
        assertThat(check(new byte[0]).isClean()).isFalse();
        assertThat(check("not a zip, not at all, but some text".getBytes(StandardCharsets.UTF_8))
                        .isClean())
                .isFalse();
        assertThat(check(Arrays.copyOf(whole, whole.length - 1)).isClean()).isFalse();
        assertThat(check(Arrays.copyOf(whole, whole.length + 1)).isClean()).isFalse();
    }

    @Test
    void aMediumThatChangedSinceItCameGetsIntoNoPack() {
        EvidencePack.Medium other = new EvidencePack.Medium(
                "image/jpeg", Digests.sha256(new byte[] {1}), Json.object(), out -> out.write(2));
        EvidencePack.Contents contents = new EvidencePack.Contents(
                "ward-7", "incident-12", AT, Json.object(), List.of(other), custody(), Optional.empty());

        assertThatThrownBy(() -> EvidencePack.write(contents, signer(KEYS), new ByteArrayOutputStream()))
                .hasMessageContaining("no longer what was received");
    }

    private static Map<String, byte[]> unzipped(byte[] bytes) throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new java.io.ByteArrayInputStream(bytes))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry())
                files.put(entry.getName(), in.readAllBytes());
        }
        return files;
    }

    private static byte[] zipped(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PlainZip zip = new PlainZip();
        for (Map.Entry<String, byte[]> file : files.entrySet()) {
            CRC32 crc = new CRC32();
            crc.update(file.getValue());
            out.write(zip.begin(file.getKey(), file.getValue().length, (int) crc.getValue()));
            out.write(file.getValue());
        }
        out.write(zip.finish());
        return out.toByteArray();
    }
}
