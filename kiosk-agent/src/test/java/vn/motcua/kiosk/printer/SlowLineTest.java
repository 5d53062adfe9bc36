package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.transport.LinkAddress;

/** A full buffer on a slow line is no wedged printer. */
class SlowLineTest {
    private static PrinterSettings at(String address) {
        return PrinterSettings.of("test", LinkAddress.parse(address), PrinterProfile.named("generic-80"));
    }

    @Test
    void aPictureMayWaitForAFullBufferToDrain() {
        assertThat(at("serial:/dev/ttyUSB0@9600").stall(70_000)).isGreaterThan(Duration.ofSeconds(5 + 10));
        assertThat(at("serial:/dev/ttyUSB0@19200").stall(70_000)).isGreaterThan(Duration.ofSeconds(5 + 5));
        assertThat(at("serial:/dev/ttyUSB0@19200").stall(1_900)).isLessThan(Duration.ofSeconds(7));
        assertThat(at("serial:/dev/ttyUSB0@115200").stall(70_000)).isLessThan(Duration.ofSeconds(7));
        assertThat(at("tcp://127.0.0.1:9100").stall(70_000)).isEqualTo(Duration.ofSeconds(5));
    }

    @Test
    void theWholeTicketIsWaitedForLongerThanAnyStall() {
        PrinterSettings slow = at("serial:/dev/ttyUSB0@9600");

        assertThat(slow.printTime(70_000, 900)).isGreaterThan(slow.stall(70_000));
    }
}
