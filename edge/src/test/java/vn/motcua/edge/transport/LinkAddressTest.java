package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.edge.transport.LinkAddress.Serial;
import vn.motcua.edge.transport.LinkAddress.Serial.Flow;
import vn.motcua.edge.transport.LinkAddress.Serial.Parity;

class LinkAddressTest {
    @Test
    void readsEveryKind() {
        assertThat(LinkAddress.parse("tcp://printer-1:9100")).isEqualTo(new LinkAddress.Tcp("printer-1", 9100));
        assertThat(LinkAddress.parse("tcp://10.0.0.7")).isEqualTo(new LinkAddress.Tcp("10.0.0.7", 9100));
        assertThat(LinkAddress.parse("tcp://[::1]:9101")).isEqualTo(new LinkAddress.Tcp("::1", 9101));
        assertThat(LinkAddress.parse("serial:/dev/ttyUSB0@19200")).isEqualTo(Serial.of("/dev/ttyUSB0", 19_200));
        assertThat(LinkAddress.parse("serial:COM3")).isEqualTo(Serial.of("COM3", 115_200));
        assertThat(LinkAddress.parse("serial:/dev/ttyS1@9600,flow=rtscts,parity=even,modemLines=false"))
                .isEqualTo(new Serial("/dev/ttyS1", 9_600, Parity.EVEN, Flow.RTSCTS, false));
        assertThat(LinkAddress.parse("file:out/ticket.bin")).isEqualTo(new LinkAddress.File(Path.of("out/ticket.bin")));
        assertThat(LinkAddress.parse("usblp:/dev/usb/lp0")).isEqualTo(new LinkAddress.UsbLp("/dev/usb/lp0"));
        assertThat(LinkAddress.parse("usblp:usb=04b8:0e15/1-1").isLocal()).isTrue();
        assertThat(LinkAddress.parse("memory:p1")).isEqualTo(new LinkAddress.Memory("p1"));
        assertThat(LinkAddress.parse("memory:")).isEqualTo(new LinkAddress.Memory(""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "printer",
                "usb:0",
                "tcp://",
                "tcp:9100",
                "tcp://host:0",
                "tcp://host:99999",
                "tcp://ho st:9100",
                "tcp://h:1/x",
                "tcp://me@h:1",
                "serial:",
                "serial:@9600",
                "serial:COM3@fast",
                "serial:COM3@12345",
                "serial:COM3@9600,flow=perhaps",
                "serial:COM3@9600,colour=red",
                "serial:COM3@9600,modemLines=maybe",
                "usblp:",
                "usblp:usb=epson",
                "spool:",
                "file:"
            })
    void refusesTheRestNamingItAndWhatIsAllowed(String text) {
        assertThatThrownBy(() -> LinkAddress.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"")
                .hasMessageContaining("allowed: tcp://host:port");
    }

    @Test
    void isWrittenAsItIsRead() {
        for (String text : new String[] {
            "tcp://printer-1:9100", "tcp://[::1]:9101", "serial:COM3@9600", "usblp:sn=J4B", "memory:p1"
        }) assertThat(LinkAddress.parse(text)).hasToString(text);
    }
}
