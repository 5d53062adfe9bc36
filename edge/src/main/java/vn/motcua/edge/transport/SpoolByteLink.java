package vn.motcua.edge.transport;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.print.Doc;
import javax.print.DocFlavor;
import javax.print.PrintException;
import javax.print.PrintService;
import javax.print.PrintServiceLookup;
import javax.print.SimpleDoc;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;

/**
 * A print queue of the operating system, sent raw bytes through {@code javax.print}: winspool on Windows, CUPS elsewhere. Each write
 * is one job. That the queue took it says nothing about paper, and nothing comes back.
 */
final class SpoolByteLink implements BytePort {
    private static final Logger LOG = LoggerFactory.getLogger(SpoolByteLink.class);
    private static final int POLL_MILLIS = 200;
    /** Between two tries to hand a job to a queue that refused it. */
    private static final int RETRY_MILLIS = 500;

    private final LinkAddress.Spool address;
    private final PrintService service;
    private boolean hasComplained; // writer thread only

    private SpoolByteLink(LinkAddress.Spool address, PrintService service) {
        this.address = address;
        this.service = service;
    }

    static BytePort open(LinkAddress.Spool address, Function<String, Optional<PrintService>> queues)
            throws IOException {
        PrintService service = queues.apply(address.printer())
                .orElseThrow(() -> new LinkException(
                        DeviceCode.E_NOHARDWARE,
                        address + ": the system has no print queue of this name; there are: " + names()));
        if (!service.isDocFlavorSupported(DocFlavor.BYTE_ARRAY.AUTOSENSE))
            throw new LinkException(DeviceCode.E_UNSUPPORTED, address + ": this queue takes no raw bytes");
        return new SpoolByteLink(address, service);
    }

    static Optional<PrintService> find(String name) {
        return Arrays.stream(PrintServiceLookup.lookupPrintServices(null, null))
                .filter(service -> service.getName().equalsIgnoreCase(name))
                .findFirst();
    }

    private static String names() {
        List<PrintService> all = List.of(PrintServiceLookup.lookupPrintServices(null, null));
        return all.isEmpty() ? "-" : all.stream().map(PrintService::getName).collect(Collectors.joining(", "));
    }

    @Override
    public byte[] poll() {
        PortByteLink.pause(POLL_MILLIS);
        return new byte[0];
    }

    @Override
    public boolean isWhole() {
        return true;
    }

    /** A queue that refuses has taken nothing: the order waits for its deadline and is then known not to be printed. */
    @Override
    public int write(byte[] bytes, int offset, int length) {
        Doc job =
                new SimpleDoc(Arrays.copyOfRange(bytes, offset, offset + length), DocFlavor.BYTE_ARRAY.AUTOSENSE, null);
        try {
            service.createPrintJob().print(job, null);
            hasComplained = false;
            return length;
        } catch (PrintException e) {
            if (!hasComplained) LOG.warn("{}: the queue refused a job: {}", address, e.getMessage());
            hasComplained = true;
            return 0;
        }
    }

    @Override
    public int pending() {
        return 0;
    }

    @Override
    public void awaitRoom() {
        PortByteLink.pause(RETRY_MILLIS);
    }

    @Override
    public void close(boolean dropPending) {}
}
