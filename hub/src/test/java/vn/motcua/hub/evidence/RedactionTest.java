package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.hub.evidence.EvidenceRefusedException.Reason;

class RedactionTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final List<Box> BOXES = List.of(new Box(3, 4, 10, 5), new Box(30, 20, 900, 900));
    private static final String SECRET = "GPS 21.0285 105.8542";

    @TempDir
    Path home;

    private final KeyPair keys = LinkSignatures.newKeyPair();
    private EvidenceRig rig;
    private EvidenceStore store;

    @BeforeEach
    void open() throws Exception {
        rig = new EvidenceRig(home);
        store = rig.store();
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private static BufferedImage noise(long seed) {
        Random random = new Random(SEED + seed);
        BufferedImage image = new BufferedImage(40, 30, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 30; y++) for (int x = 0; x < 40; x++) image.setRGB(x, y, random.nextInt() | 0x010101);
        return image;
    }

    /** A JPEG with a comment in its file, as cameras write place and serial number. */
    private static byte[] still(long seed) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        assertThat(ImageIO.write(noise(seed), "jpg", out)).isTrue();
        byte[] plain = out.toByteArray();
        byte[] secret = SECRET.getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream told = new ByteArrayOutputStream();
        told.write(plain, 0, 2);
        told.write(new byte[] {(byte) 0xff, (byte) 0xfe, 0, (byte) (secret.length + 2)});
        told.write(secret);
        told.write(plain, 2, plain.length - 2);
        return told.toByteArray();
    }

    private byte[] opened(String id, String person) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.open(id, EvidenceRig.who(person)).writeTo(out);
        return out.toByteArray();
    }

    private void confirm(StoredItem copy) throws Exception {
        opened(copy.id(), "p1");
        store.redactions().confirm(copy.id(), EvidenceRig.who("p1"));
    }

    private PackOrder order() {
        EvidencePack.Signer signer =
                new EvidencePack.Signer(LinkSignatures.encode(keys.getPublic()), keys.getPrivate());
        return new PackOrder("ward-7", "i1", Json.object(), signer, "Thanh tra", true);
    }

    private static void refused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvidenceRefusedException.class,
                        told -> assertThat(told.reason()).isEqualTo(reason));
    }

    @Test
    void aCopyIsBlackInItsBoxesTheSameElsewhereAndTellsNothingMore() throws Exception {
        byte[] still = still(1);
        StoredItem original = EvidenceRig.put(store, "i1", still);

        StoredItem copy = store.redactions().redact(original.id(), BOXES, EvidenceRig.who("p1"));

        byte[] bytes = opened(copy.id(), "p1");
        BufferedImage was = ImageIO.read(new ByteArrayInputStream(still));
        BufferedImage is = ImageIO.read(new ByteArrayInputStream(bytes));
        for (int y = 0; y < 30; y++)
            for (int x = 0; x < 40; x++) {
                boolean isCovered = x >= 3 && x < 13 && y >= 4 && y < 9 || x >= 30 && y >= 20;
                assertThat(is.getRGB(x, y))
                        .as("seed %d at %d,%d", SEED, x, y)
                        .isEqualTo(isCovered ? 0xff000000 : was.getRGB(x, y));
            }
        assertThat(new String(still, StandardCharsets.ISO_8859_1)).contains(SECRET);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).doesNotContain(SECRET);
        assertThat(opened(original.id(), "p1")).as("the original").isEqualTo(still);
        AuditEntry made = store.custody("i1").stream()
                .filter(entry -> entry.action() == AuditAction.REDACTED)
                .findFirst()
                .orElseThrow();
        assertThat(made.item()).isEqualTo(copy.id());
        assertThat(made.detail()).isEqualTo(original.id() + " | 3,4,10,5 30,20,900,900");
        assertThat(store.redactions()
                        .redact(original.id(), BOXES, EvidenceRig.who("p1"))
                        .id())
                .isEqualTo(copy.id());
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void whatLiesUnderATransparentPlaceDoesNotGoAlong() throws Exception {
        BufferedImage clear = new BufferedImage(4, 4, BufferedImage.TYPE_INT_ARGB);
        clear.setRGB(1, 1, 0x00abcdef);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(clear, "png", out);

        byte[] copy = SolidBoxes.paint(out.toByteArray(), List.of(), "x").orElseThrow();

        BufferedImage is = ImageIO.read(new ByteArrayInputStream(copy));
        assertThat(is.getRGB(1, 1)).isEqualTo(0xff000000);
    }

    /** What happens once, after the picture to be drawn was read. */
    private EvidenceStore whileDrawing(Callable<?> work) throws Exception {
        AtomicBoolean isDone = new AtomicBoolean();
        return rig.store(
                new Shelf(home) {
                    @Override
                    void read(String id, EvidenceItem item, OutputStream out) throws IOException {
                        super.read(id, item, out);
                        if (isDone.getAndSet(true)) return;
                        try {
                            work.call();
                        } catch (Exception e) {
                            throw new AssertionError(e);
                        }
                    }
                },
                1L << 30);
    }

    @Test
    void otherEvidenceIsTakenInWhileAPictureIsDrawn() throws Exception {
        StoredItem original = EvidenceRig.put(store, "i1", still(1));
        AtomicReference<EvidenceStore> same = new AtomicReference<>();
        EvidenceStore drawing = whileDrawing(() -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return EvidenceRig.put(same.get(), "i2", EvidenceRig.bytes(9, 300));
                    } catch (Exception e) {
                        throw new CompletionException(e);
                    }
                })
                .get(20, TimeUnit.SECONDS));
        same.set(drawing);

        StoredItem copy = drawing.redactions().redact(original.id(), BOXES, EvidenceRig.who("p1"));

        assertThat(copy.state()).isEqualTo(StoredItem.State.STORED);
        assertThat(store.of("i2")).hasSize(1);
    }

    @Test
    void ofAPictureDestroyedWhileItIsDrawnNoCopyIsLeft() throws Exception {
        StoredItem original = EvidenceRig.put(store, "i1", still(1));
        EvidenceStore drawing = whileDrawing(() -> {
            store.retention().classify("i1", RetentionClass.FALSE_POSITIVE, EvidenceRig.START, EvidenceRig.who("p1"));
            rig.now = EvidenceRig.START.plus(Duration.ofDays(5_000));
            return store.destroyDue();
        });

        refused(Reason.DELETED, () -> drawing.redactions().redact(original.id(), BOXES, EvidenceRig.who("p1")));
        assertThat(store.of("i1")).singleElement().matches(item -> item.state() == StoredItem.State.DELETED);
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void twoPicturesCoveredWholeStayTwoPieces() throws Exception {
        List<Box> all = List.of(new Box(0, 0, 40, 30));
        StoredItem one = EvidenceRig.put(store, "i1", still(2));
        StoredItem other = EvidenceRig.put(store, "i1", still(3));

        assertThat(store.redactions()
                        .redact(one.id(), all, EvidenceRig.who("p1"))
                        .id())
                .isNotEqualTo(store.redactions()
                        .redact(other.id(), all, EvidenceRig.who("p1"))
                        .id());
    }

    @Test
    void whatIsNoPictureOrACopyAlreadyIsNotMasked() throws Exception {
        StoredItem broken = EvidenceRig.put(store, "i1", EvidenceRig.bytes(4, 300));
        StoredItem copy =
                store.redactions().redact(EvidenceRig.put(store, "i1", still(5)).id(), BOXES, EvidenceRig.who("p1"));

        refused(Reason.NOT_MASKABLE, () -> store.redactions().redact(broken.id(), BOXES, EvidenceRig.who("p1")));
        refused(Reason.NOT_MASKABLE, () -> store.redactions().redact(copy.id(), BOXES, EvidenceRig.who("p1")));
        refused(Reason.NOT_MASKABLE, () -> store.redactions().confirm(broken.id(), EvidenceRig.who("p1")));
        refused(Reason.UNKNOWN, () -> store.redactions().redact("0".repeat(64), BOXES, EvidenceRig.who("p1")));
        assertThat(store.of("i1")).hasSize(3);
    }

    @Test
    void aSmallFileThatHoldsAHugePictureIsNotUnpacked() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(16_001, 1_000, BufferedImage.TYPE_BYTE_BINARY), "png", out);

        assertThat(SolidBoxes.paint(out.toByteArray(), BOXES, "x")).isEmpty();
    }

    @Test
    void aRedactedPackWaitsUntilSomebodyWhoLookedConfirmedTheNewestCopyOfEachPicture() throws Exception {
        StoredItem one = EvidenceRig.put(store, "i1", still(6));
        StoredItem other = EvidenceRig.put(store, "i1", still(7));
        Who who = EvidenceRig.who("p1");
        refused(Reason.NOT_CONFIRMED, () -> store.export(order(), who));

        StoredItem first = store.redactions().redact(one.id(), BOXES, who);
        refused(Reason.NOT_OPENED, () -> store.redactions().confirm(first.id(), who));
        opened(first.id(), "p2");
        refused(Reason.NOT_OPENED, () -> store.redactions().confirm(first.id(), who));
        confirm(first);
        refused(Reason.NOT_CONFIRMED, () -> store.export(order(), who));
        confirm(store.redactions().redact(other.id(), BOXES, who));
        store.export(order(), who);

        StoredItem second = store.redactions().redact(one.id(), List.of(new Box(0, 0, 20, 20)), who);
        refused(Reason.NOT_CONFIRMED, () -> store.export(order(), who));
        confirm(second);
        store.export(order(), who);
        assertThat(store.custody("i1"))
                .filteredOn(entry -> entry.action() == AuditAction.EXPORTED)
                .extracting(AuditEntry::detail)
                .containsExactly("2 | Thanh tra | redacted", "2 | Thanh tra | redacted");
    }

    @Test
    void aRedactedPackHoldsCopiesOnlyAndSaysWhatItLeavesOut() throws Exception {
        StoredItem original = EvidenceRig.put(store, "i1", still(8));
        byte[] clip = EvidenceRig.bytes(9, 400);
        store.take(
                new EvidenceItem(
                        "i1",
                        Digests.sha256(clip),
                        clip.length,
                        "video/mp4",
                        "onvif",
                        "hall-1",
                        null,
                        EvidenceRig.START,
                        EvidenceRig.START),
                clip);
        StoredItem copy = store.redactions().redact(original.id(), BOXES, EvidenceRig.who("p1"));
        confirm(copy);
        Path file = home.resolve("pack.zip");

        ByteArrayOutputStream out = new ByteArrayOutputStream();
        store.export(order(), EvidenceRig.who("p1")).writeTo(out);
        Files.write(file, out.toByteArray());

        assertThat(PackCheck.check(file, order().signer().publicKey()).problems())
                .isEmpty();
        ObjectNode facts = Json.parseObject(entry(file, EvidencePack.FACTS));
        assertThat(facts.path("redacted").asBoolean()).isTrue();
        assertThat(facts.path("clipsLeftOut").asInt()).isEqualTo(1);
        assertThat(facts.path("media")).hasSize(1);
        assertThat(facts.path("media").get(0).path("sha256").asText())
                .isEqualTo(copy.item().sha256());
        assertThat(entry(file, EvidencePack.INDEX)).contains("Redacted pack", "Hồ sơ đã che");
    }

    private static String entry(Path file, String name) throws Exception {
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry())
                if (entry.getName().equals(name)) return new String(zip.readAllBytes(), StandardCharsets.UTF_8);
        }
        throw new AssertionError("the pack has no " + name);
    }
}
