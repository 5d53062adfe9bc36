package vn.motcua.edge.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.DocPrintJob;
import javax.print.PrintException;
import javax.print.PrintService;
import org.junit.jupiter.api.Test;
import vn.motcua.edge.device.DeviceCode;

/** With a print queue of our own; no Windows spooler has been tried. */
class SpoolByteLinkTest {
    private static final LinkAddress.Spool ADDRESS = new LinkAddress.Spool("POS-80");
    private final PrintService queue = mock(PrintService.class);
    private final DocPrintJob job = mock(DocPrintJob.class);
    private final List<byte[]> printed = new ArrayList<>();

    private BytePort open() throws Exception {
        when(queue.isDocFlavorSupported(DocFlavor.BYTE_ARRAY.AUTOSENSE)).thenReturn(true);
        when(queue.createPrintJob()).thenReturn(job);
        org.mockito.Mockito.doAnswer(call -> {
                    Doc doc = call.getArgument(0);
                    printed.add((byte[]) doc.getPrintData());
                    return null;
                })
                .when(job)
                .print(any(), any());
        return SpoolByteLink.open(ADDRESS, name -> Optional.of(queue).filter(q -> name.equals("POS-80")));
    }

    @Test
    void eachWriteIsOneJobOfTheVeryBytes() throws Exception {
        BytePort port = open();

        assertThat(port.isWhole()).isTrue();
        assertThat(port.write("xTICKETx".getBytes(StandardCharsets.US_ASCII), 1, 6))
                .isEqualTo(6);

        assertThat(printed).hasSize(1);
        assertThat(new String(printed.get(0), StandardCharsets.US_ASCII)).isEqualTo("TICKET");
        assertThat(port.status()).isNull();
    }

    @Test
    void aQueueThatRefusesHasTakenNothing() throws Exception {
        BytePort port = open();
        doThrow(new PrintException("printer paused")).when(job).print(any(), any());

        assertThat(port.write(new byte[10], 0, 10)).isZero();
    }

    @Test
    void anUnknownQueueAndOneWithoutRawBytesAreTold() {
        assertThatThrownBy(() -> SpoolByteLink.open(ADDRESS, name -> Optional.empty()))
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.code()).isEqualTo(DeviceCode.E_NOHARDWARE))
                .hasMessageContaining("spool:POS-80");
        assertThatThrownBy(() -> SpoolByteLink.open(ADDRESS, name -> Optional.of(queue)))
                .isInstanceOfSatisfying(
                        LinkException.class, e -> assertThat(e.code()).isEqualTo(DeviceCode.E_UNSUPPORTED));
    }

    @Test
    void nothingComesBackFromIt() {
        assertThat(LinkAddress.parse("spool:POS-80 (Copy 1)")).isEqualTo(new LinkAddress.Spool("POS-80 (Copy 1)"));
        assertThat(ADDRESS.isTwoWay()).isFalse();
        assertThat(new LinkAddress.UsbLp("/dev/usb/lp0").isTwoWay()).isTrue();
    }
}
