package vn.motcua.hub.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.hub.evidence.EvidenceRefusedException.Reason;

class EvidenceStoreTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);
    private static final int MIB = Seal.PIECE_BYTES;

    @TempDir
    Path home;

    private EvidenceRig rig;

    @BeforeEach
    void open() throws Exception {
        rig = new EvidenceRig(home);
    }

    @AfterEach
    void close() throws Exception {
        rig.close();
    }

    private byte[] opened(String id) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        rig.store().open(id, EvidenceRig.who("p1")).writeTo(out);
        return out.toByteArray();
    }

    @Test
    void whatCameInPiecesIsOpenedAsItWasAndLiesEncrypted() throws Exception {
        byte[] clip = EvidenceRig.bytes(1, 2 * MIB + 17);

        StoredItem stored = EvidenceRig.put(rig.store(), "i1", clip);

        assertThat(stored.state()).isEqualTo(StoredItem.State.STORED);
        assertThat(opened(stored.id())).isEqualTo(clip);
        byte[] file = Files.readAllBytes(Shelf.file(home, stored.id()));
        assertThat(java.util.Collections.indexOfSubList(list(file, 4096), list(clip, 64)))
                .isNegative();
        assertThat(rig.store().custody("i1"))
                .extracting(AuditEntry::action)
                .containsExactly(AuditAction.RECEIVED, AuditAction.OPENED);
        assertThat(rig.verify()).isEmpty();
    }

    private static List<Byte> list(byte[] bytes, int most) {
        List<Byte> all = new ArrayList<>();
        for (int i = 0; i < Math.min(most, bytes.length); i++) all.add(bytes[i]);
        return all;
    }

    @Test
    void anUploadKilledAnywhereGoesOnWhereItWas() throws Exception {
        boolean isKilled = true;
        for (int kill = 0; isKilled; kill++) isKilled = isUploadKilledAt(kill, EvidenceRig.bytes(2 + kill, 5));

        assertThat(rig.verify()).isEmpty();
    }

    /** A piece is a mebibyte, which is slow to encrypt here: a few seeded kills, all of them in the full run. */
    @Test
    void anUploadOfTwoPiecesKilledAnywhereGoesOnWhereItWas() throws Exception {
        Random random = new Random(SEED);
        boolean isFull = Boolean.getBoolean("motcua.full");
        for (int round = 0; round < (isFull ? 60 : 2); round++)
            isUploadKilledAt(isFull ? round : random.nextInt(20), EvidenceRig.bytes(200 + round, MIB + 5));

        assertThat(rig.verify()).isEmpty();
    }

    private boolean isUploadKilledAt(int kill, byte[] bytes) throws Exception {
        boolean isKilled = false;
        String incident = "i" + kill + "-" + bytes.length;
        rig.killIn = kill;
        try {
            EvidenceRig.put(rig.store(), incident, bytes);
        } catch (EvidenceRig.Killed killed) {
            isKilled = true;
        }
        rig.killIn = -1;

        StoredItem stored = EvidenceRig.put(rig.store(), incident, bytes);

        assertThat(opened(stored.id())).as("seed %d kill %d", SEED, kill).isEqualTo(bytes);
        assertThat(EvidenceRig.put(rig.store(), incident, bytes)).isEqualTo(stored);
        assertThat(rig.store().of(incident)).hasSize(1);
        return isKilled;
    }

    @Test
    void aDiskThatIsFullInThePieceSaysSoAndTheUploadGoesOnWhenThereIsRoom() throws Exception {
        byte[] still = EvidenceRig.bytes(11, 900);
        Shelf full = new Shelf(home) {
            @Override
            void write(String id, EvidenceItem item, long offset, byte[] plain) throws IOException {
                Files.write(Shelf.file(home, id), Arrays.copyOf(plain, 300));
                throw new IOException("No space left on device");
            }
        };
        StoredItem kept = EvidenceRig.put(rig.store(), "i0", EvidenceRig.bytes(12, 900));

        assertThatThrownBy(() -> EvidenceRig.put(rig.store(full, 1L << 30), "i1", still))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("No space left");

        assertThat(rig.store().of("i1"))
                .singleElement()
                .satisfies(coming -> assertThat(coming.got()).isZero());
        StoredItem stored = EvidenceRig.put(rig.store(), "i1", still);
        assertThat(opened(stored.id())).isEqualTo(still);
        assertThat(opened(kept.id())).hasSize(900);
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void whatIsNotAsAnnouncedIsRefusedAndThrownAway() throws Exception {
        EvidenceStore store = rig.store();
        EvidenceItem item = EvidenceRig.item("i1", EvidenceRig.bytes(3, 100));
        String id = store.announce(item).id();

        assertRefused(Reason.BAD_PIECE, () -> store.piece(id, 0, new byte[99]));
        assertRefused(Reason.BAD_HASH, () -> store.piece(id, 0, new byte[100]));
        assertThat(store.of("i1")).isEmpty();
        assertThat(Shelf.file(home, id)).doesNotExist();
        assertThat(Shelf.key(home, id)).doesNotExist();
        EvidenceItem larger = EvidenceRig.item("i2", EvidenceRig.bytes(4, 100));
        assertRefused(Reason.FULL, () -> rig.store(99).announce(larger));
    }

    private static void assertRefused(Reason reason, org.assertj.core.api.ThrowableAssert.ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        EvidenceRefusedException.class,
                        e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void anyChangeToFileFactOrChainIsNamedByVerify() throws Exception {
        StoredItem one = EvidenceRig.put(rig.store(), "i1", EvidenceRig.bytes(5, 900));
        EvidenceRig.put(rig.store(), "i2", EvidenceRig.bytes(6, 900));
        Path file = Shelf.file(home, one.id());
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(SEED);
        for (int i = 0; i < 50; i++) {
            byte[] changed = whole.clone();
            changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
            Files.write(file, changed);
            assertThat(rig.verify())
                    .as("seed %d", SEED)
                    .singleElement()
                    .satisfies(found -> assertThat(found.item()).contains(one.id()));
            assertThatThrownBy(() -> opened(one.id())).isInstanceOf(java.io.IOException.class);
        }
        Files.write(file, whole);
        assertThat(rig.verify()).isEmpty();

        rig.change("UPDATE evidence SET camera = 'hall-2' WHERE id = ?", one.id());
        assertThat(rig.verify().get(0).item()).contains(one.id());
        rig.change("UPDATE evidence SET camera = 'hall-1' WHERE id = ?", one.id());
        rig.change("UPDATE evidence_audit SET at = '2026-11-23T01:00:01Z' WHERE position = 2");
        assertThat(rig.verify().get(0).item()).isEqualTo("evidence audit position 2");
        rig.change("DELETE FROM evidence_audit WHERE position = 1");
        assertThat(rig.verify().get(0).item()).isEqualTo("evidence audit position 1");
    }

    @Test
    void aHoldStopsEveryDeletionUntilTwoPeopleLiftItOrItsDayHasCome() throws Exception {
        EvidenceStore store = rig.store();
        StoredItem item = EvidenceRig.put(store, "i1", EvidenceRig.bytes(7, 50));
        store.retention().classify("i1", RetentionClass.FALSE_POSITIVE, EvidenceRig.START, EvidenceRig.who("p1"));
        Hold hold = store.retention()
                .hold(
                        java.util.UUID.randomUUID().toString(),
                        "i1",
                        "complaint 12",
                        "ward police",
                        EvidenceRig.START.plus(Duration.ofDays(90)),
                        EvidenceRig.who("p1"));
        rig.now = EvidenceRig.START.plus(Duration.ofDays(30));

        assertThat(store.destroyDue()).isZero();
        assertThat(store.retention().lift(hold.id(), EvidenceRig.who("p1"))).isEqualTo(Hold.LiftStep.ASKED);
        assertThat(store.retention().lift(hold.id(), EvidenceRig.who("p1"))).isEqualTo(Hold.LiftStep.SAME_PERSON);
        assertThat(store.destroyDue()).isZero();
        assertThat(opened(item.id())).hasSize(50);
        assertThat(store.retention().lift(hold.id(), EvidenceRig.who("p2"))).isEqualTo(Hold.LiftStep.LIFTED);
        assertThat(store.destroyDue()).isEqualTo(1);
        assertRefused(Reason.DELETED, () -> opened(item.id()));
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void deletionKilledAtAnyStepDeletesNothingHeldAndLeavesNothingDue() throws Exception {
        Random random = new Random(SEED);
        int rounds = Boolean.getBoolean("motcua.full") ? 2_000 : 12;
        for (int round = 0; round < rounds; round++) {
            EvidenceStore store = rig.store();
            rig.now = EvidenceRig.START.plus(Duration.ofDays(round * 100L));
            List<String> held = new ArrayList<>();
            List<String> due = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                String incident = "r" + round + "-" + i;
                String id = EvidenceRig.put(store, incident, EvidenceRig.bytes(round * 4 + i, 40))
                        .id();
                store.retention().classify(incident, RetentionClass.NOT_CONFIRMED, rig.now, EvidenceRig.who("p1"));
                boolean isHeld = random.nextBoolean();
                if (isHeld)
                    store.retention()
                            .hold(
                                    java.util.UUID.randomUUID().toString(),
                                    incident,
                                    "case",
                                    "court",
                                    rig.now.plus(Duration.ofDays(900_000)),
                                    EvidenceRig.who("p1"));
                (isHeld ? held : due).add(id);
            }
            rig.now = rig.now.plus(Duration.ofDays(15));

            rig.killIn = random.nextInt(24);
            try {
                store.destroyDue();
            } catch (EvidenceRig.Killed killed) {
                // Dead; what follows is the next start.
            }
            rig.killIn = -1;
            rig.store().destroyDue();

            for (String id : held)
                assertThat(Shelf.key(home, id))
                        .as("seed %d round %d", SEED, round)
                        .exists();
            for (String id : due) {
                assertThat(Shelf.key(home, id))
                        .as("seed %d round %d", SEED, round)
                        .doesNotExist();
                assertThat(Shelf.file(home, id))
                        .as("seed %d round %d", SEED, round)
                        .doesNotExist();
            }
        }
        assertThat(rig.verify()).isEmpty();
    }

    @Test
    void aChainCutOffAtItsEndNoLongerLeadsThroughItsSignedHead() throws Exception {
        EvidenceStore store = rig.store();
        KeyPair keys = LinkSignatures.newKeyPair();
        EvidencePack.Signer signer =
                new EvidencePack.Signer(LinkSignatures.encode(keys.getPublic()), keys.getPrivate());
        StoredItem item = EvidenceRig.put(store, "i1", EvidenceRig.bytes(8, 30));
        opened(item.id());
        store.keepHead(signer);
        store.keepHead(signer);
        assertThat(rig.verify()).isEmpty();

        rig.change("DELETE FROM evidence_audit WHERE position = 2");

        assertThat(rig.verify())
                .singleElement()
                .satisfies(found -> assertThat(found.item()).isEqualTo("audit-head-2026-11-23.json"));
    }

    @Test
    void anExportedPackIsCleanAndTellsOfItself() throws Exception {
        EvidenceStore store = rig.store();
        byte[] still = EvidenceRig.bytes(9, 400);
        EvidenceRig.put(store, "i1", still);
        EvidenceRig.put(store, "i1", EvidenceRig.bytes(10, 500));
        KeyPair keys = LinkSignatures.newKeyPair();
        String key = LinkSignatures.encode(keys.getPublic());
        PackOrder order = new PackOrder(
                "ward-7", "i1", Json.object(), new EvidencePack.Signer(key, keys.getPrivate()), "Thanh tra", false);
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        store.export(order, EvidenceRig.who("p1")).writeTo(out);

        Path file = Files.write(home.resolve("pack.zip"), out.toByteArray());
        assertThat(PackCheck.check(file, key).problems()).isEmpty();
        assertThat(java.util.Collections.indexOfSubList(
                        Arrays.asList(boxed(out.toByteArray())), Arrays.asList(boxed(still))))
                .isPositive();
        assertThat(store.custody("i1")).extracting(AuditEntry::action).endsWith(AuditAction.EXPORTED);
    }

    private static Byte[] boxed(byte[] bytes) {
        Byte[] all = new Byte[bytes.length];
        for (int i = 0; i < all.length; i++) all[i] = bytes[i];
        return all;
    }
}
