package vn.motcua.core.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.wire.Json;

/** What a scan tells without being asked for it by name. */
class ScanPrivacyTest {
    private static final KeyedHash KEY =
            new KeyedHash("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    @Test
    void noPersonalValueIsInTextOrMaskedFormOrLedger() {
        for (String text : Samples.all()) {
            Scan scan = Samples.classify(text);
            String told =
                    scan + Json.write(scan.masked()) + Json.write(scan.fields()) + Json.write(LedgerScan.of(scan, KEY));
            for (Map.Entry<String, String> field : scan.personal().revealAll().entrySet())
                assertThat(told).as(field.getKey()).doesNotContain(field.getValue());
            assertThat(scan.personal().toString() + scan)
                    .as("even masked values stay out of logs")
                    .doesNotContain("•");
        }
    }

    @Test
    void maskedNumbersEndInThreeDigitsAndNothingElseIsTold() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD);

        assertThat(scan.masked())
                .containsEntry("idNumber", "•••031")
                .containsEntry("name", "•••")
                .containsEntry("birthDate", "•••")
                .containsEntry("sex", "•••")
                .containsEntry("address", "•••");
    }

    @Test
    void personalFieldsHaveNoWrittenForm() {
        Scan scan = Samples.classify(Samples.CITIZEN_OLD);

        assertThatThrownBy(() -> Json.write(scan)).hasStackTraceContaining("PersonalFields");
        assertThatThrownBy(() -> Json.write(scan.personal())).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> Json.tree(scan)).isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> new ObjectOutputStream(new ByteArrayOutputStream()).writeObject(scan.personal()))
                .isInstanceOf(NotSerializableException.class);
    }

    @Test
    void bearerCodesHaveNoWrittenFormAndAreInNoLog() {
        Scan scan = Samples.classify("ABCD-2345");
        BearerCode code = scan.bearer();

        assertThat(code).isNotNull();
        assertThat(scan.toString()).doesNotContain("2345");
        assertThatThrownBy(() -> Json.write(code)).isInstanceOf(RuntimeException.class);
    }

    @Test
    void ledgerKeepsAKeyedHashAndThreeDigits() {
        LedgerScan entry = LedgerScan.of(Samples.classify(Samples.CITIZEN_OLD), KEY);

        assertThat(entry.kind()).isEqualTo(ScanKind.CITIZEN_ID);
        assertThat(entry.lastThree()).isEqualTo("031");
        assertThat(entry.hash()).hasSize(43);
        assertThat(entry.dossierCode()).isNull();
    }

    @Test
    void onePersonHasOneHashWhicheverSideIsScannedAndAnotherUnderAnotherKey() {
        KeyedHash other = new KeyedHash(new byte[32]);
        List<String> hashes = List.of(Samples.CITIZEN_OLD, Samples.CARD_BACK, Samples.PASSPORT, "099090000031").stream()
                .map(text -> String.valueOf(
                        LedgerScan.of(Samples.classify(text), KEY).hash()))
                .distinct()
                .toList();

        assertThat(hashes).hasSize(1);
        assertThat(LedgerScan.of(Samples.classify(Samples.CITIZEN_OLD), other).hash())
                .isNotEqualTo(hashes.get(0));
        assertThat(LedgerScan.of(Samples.classify(Samples.HEALTH), KEY).hash()).isNotIn(hashes);
    }

    @Test
    void ledgerKeepsDossierCodesOpenlyAndNothingOfTheRest() {
        assertThat(LedgerScan.of(Samples.classify("Lê Văn A " + Samples.SLIP), KEY))
                .isEqualTo(new LedgerScan(ScanKind.APPOINTMENT_SLIP, Samples.SLIP, null, null));
        assertThat(LedgerScan.of(Samples.classify("Lê Văn A"), KEY))
                .isEqualTo(new LedgerScan(ScanKind.UNKNOWN, null, null, null));
        assertThat(LedgerScan.of(Samples.classify("ABCD-2345"), KEY).lastThree())
                .isNull();
    }

    @Test
    void keysMustBeLongAndAreNeverShown() {
        assertThatThrownBy(() -> new KeyedHash(new byte[31])).hasMessageContaining("32");
        assertThatThrownBy(() -> KeyedHash.derived(new byte[31], "use")).hasMessageContaining("32");
        assertThat(KEY.toString()).isEqualTo("KeyedHash");
    }
}
