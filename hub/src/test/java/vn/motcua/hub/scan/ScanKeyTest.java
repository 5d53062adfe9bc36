package vn.motcua.hub.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.LedgerScan;
import vn.motcua.core.scan.ScanClassifier;

class ScanKeyTest {
    private static final byte[] SECRET = "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /** Reckoned by another program: HMAC-SHA-256 of "citizen", a zero byte and the number, under that of the use's name. */
    @Test
    void aPersonIsKnownByTheHashThatLedgersHold() {
        LedgerScan kept =
                LedgerScan.of(ScanClassifier.classify("099090000031", null), KeyedHash.derived(SECRET, Scans.KEY_USE));

        assertThat(kept.hash()).isEqualTo("BjyVrMSn9F1PKaHPyY1KbcFqOq-x6aDUoZ4hxSoQAGk");
    }
}
