package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ModbusCrcTest {
    /** The check value every catalogue of CRCs gives for CRC-16/MODBUS. */
    @Test
    void theCheckValueIsTheOneOfTheCatalogues() {
        byte[] digits = "123456789".getBytes(StandardCharsets.US_ASCII);

        assertThat(ModbusCrc.of(digits, 0, digits.length)).isEqualTo(0x4b37);
    }

    /** "Read 10 holding registers of unit 1 from 0", a frame of the manuals: 01 03 00 00 00 0A C5 CD. */
    @Test
    void onlyTheBytesAskedForCount() {
        byte[] frame = {0x55, 1, 3, 0, 0, 0, 0x0a, (byte) 0xc5, (byte) 0xcd};

        assertThat(ModbusCrc.of(frame, 1, 7)).isEqualTo(0xcdc5);
    }

    @Test
    void nothingHasTheCheckItBeginsWith() {
        assertThat(ModbusCrc.of(new byte[0], 0, 0)).isEqualTo(0xffff);
    }
}
