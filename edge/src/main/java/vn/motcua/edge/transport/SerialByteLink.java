package vn.motcua.edge.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import jssc.SerialPort;
import jssc.SerialPortException;
import jssc.SerialPortList;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.transport.LinkAddress.Serial.Flow;
import vn.motcua.edge.transport.LinkAddress.Serial.Parity;

/**
 * A serial port through jSSC, used only in the ways that were seen to be safe (HARDWARE c2, jSSC 2.10.2):
 *
 * <ul>
 *   <li>reads ask for exactly what is there: a read for more blocks for ever, spins after an unplug and steals the next port's bytes;
 *   <li>the question "how much is there" every few milliseconds is also the unplug probe: it is the call that fails at once;
 *   <li>no event listener: it polls harder than this, never reports an unplug and dies of one exception;
 *   <li>parameters are set once, and "false" counts as an error except where modem lines cannot exist.
 * </ul>
 *
 * This is the only class that may touch jSSC; a test reads the compiled classes to hold it so.
 */
final class SerialByteLink implements BytePort {
    private static final long POLL_MILLIS = 5;
    /** How soon the first byte after a silence is seen; six ports asked every 5 ms would cost more than the agent's 3 % of a core. */
    private static final long QUIET_POLL_MILLIS = 20;

    private static final long TICK_MILLIS = 16;

    /** Well beyond the pauses within one message, and short of the time between two questions to a sign or a printer. */
    private static final long QUIET_AFTER_NANOS = 250_000_000;

    private static final String PSEUDO_TERMINALS = "/dev/pts/";

    private final LinkAddress.Serial address;
    private final SerialPort port;
    private long heardAtNanos = System.nanoTime(); // reader thread only

    private SerialByteLink(LinkAddress.Serial address, SerialPort port) {
        this.address = address;
        this.port = port;
    }

    static List<String> names() {
        return List.of(SerialPortList.getPortNames());
    }

    static BytePort open(LinkAddress.Serial address) throws IOException {
        SerialPort port = new SerialPort(address.port());
        try {
            if (!port.openPort()) throw new LinkException(DeviceCode.E_NOHARDWARE, address + ": did not open");
        } catch (SerialPortException e) {
            throw translated(address, e);
        }
        try {
            configure(address, port);
            return new SerialByteLink(address, port);
        } catch (SerialPortException e) {
            closeQuietly(port);
            throw translated(address, e);
        } catch (IOException e) {
            closeQuietly(port);
            throw e;
        }
    }

    private static void configure(LinkAddress.Serial address, SerialPort port) throws SerialPortException, IOException {
        boolean applied =
                port.setParams(address.baud(), SerialPort.DATABITS_8, SerialPort.STOPBITS_1, parity(address.parity()));
        if (!applied && address.modemLines() && !isPseudoTerminal(address.port()))
            throw new LinkException(
                    DeviceCode.E_CONFIG,
                    address
                            + ": the port refused its settings. If the converter has no modem lines, add \",modemLines=false\""
                            + " to the address");
        if (address.flow() != Flow.NONE && !port.setFlowControlMode(flow(address.flow())))
            throw new LinkException(DeviceCode.E_CONFIG, address + ": flow control " + address.flow() + " refused");
        // Whatever came before this session belongs to nobody; a pseudo-terminal may refuse, and has nothing old to
        // say.
        boolean purged = port.purgePort(SerialPort.PURGE_RXCLEAR);
        assert purged || !address.modemLines() || isPseudoTerminal(address.port());
    }

    private static boolean isPseudoTerminal(String port) throws IOException {
        Path path = Path.of(port);
        return Files.exists(path) && path.toRealPath().toString().startsWith(PSEUDO_TERMINALS);
    }

    private static int parity(Parity parity) {
        return switch (parity) {
            case NONE -> SerialPort.PARITY_NONE;
            case ODD -> SerialPort.PARITY_ODD;
            case EVEN -> SerialPort.PARITY_EVEN;
        };
    }

    private static int flow(Flow flow) {
        return switch (flow) {
            case NONE -> SerialPort.FLOWCONTROL_NONE;
            case RTSCTS -> SerialPort.FLOWCONTROL_RTSCTS_IN | SerialPort.FLOWCONTROL_RTSCTS_OUT;
            case XONXOFF -> SerialPort.FLOWCONTROL_XONXOFF_OUT;
        };
    }

    private static LinkException translated(LinkAddress.Serial address, SerialPortException e) {
        String type = String.valueOf(e.getExceptionType());
        if (type.equals(SerialPortException.TYPE_PORT_NOT_FOUND))
            return new LinkException(
                    DeviceCode.E_NOHARDWARE, address + ": there is no such port; is it plugged in?", e);
        if (type.equals(SerialPortException.TYPE_PORT_BUSY))
            return new LinkException(DeviceCode.E_CLAIMED, address + ": another program has it open", e);
        if (type.equals(SerialPortException.TYPE_PERMISSION_DENIED))
            return new LinkException(
                    DeviceCode.E_PERMISSION,
                    address + ": no permission; on Linux the user must be in group dialout",
                    e);
        if (type.equals(SerialPortException.TYPE_INCORRECT_SERIAL_PORT))
            return new LinkException(DeviceCode.E_CONFIG, address + ": this is not a serial port", e);
        return new LinkException(DeviceCode.E_LINK_LOST, address + ": " + type, e);
    }

    private static void closeQuietly(SerialPort port) {
        try {
            boolean closed = port.closePort();
            assert closed || !port.isOpened();
        } catch (SerialPortException e) {
            // The reason it could not be used is already on its way up.
        }
    }

    @Override
    public byte[] poll() throws IOException {
        try {
            int waiting = port.getInputBufferBytesCount();
            if (waiting < 0) throw new LinkException(DeviceCode.E_LINK_LOST, "the port is gone");
            if (waiting > 0) heardAtNanos = System.nanoTime();
            if (waiting > 0) return orEmpty(port.readBytes(waiting));
        } catch (SerialPortException e) {
            throw translated(address, e);
        }
        boolean isQuiet = System.nanoTime() - heardAtNanos > QUIET_AFTER_NANOS;
        PortByteLink.pause(isQuiet ? QUIET_POLL_MILLIS : POLL_MILLIS);
        return new byte[0];
    }

    /** A pause may be one tick of the clock longer than asked for, and a tick of Windows is 15.6 ms. */
    @Override
    public Duration looksWithin() {
        return Duration.ofMillis(QUIET_POLL_MILLIS + TICK_MILLIS);
    }

    private static byte[] orEmpty(byte @Nullable [] bytes) {
        return bytes == null ? new byte[0] : bytes;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        byte[] slice = new byte[length];
        System.arraycopy(bytes, offset, slice, 0, length);
        try {
            if (port.writeBytes(slice)) return length;
            throw new LinkException(DeviceCode.E_LINK_LOST, "the port refused a write");
        } catch (SerialPortException e) {
            throw translated(address, e);
        }
    }

    @Override
    public int pending() throws IOException {
        try {
            return port.getOutputBufferBytesCount();
        } catch (SerialPortException e) {
            throw translated(address, e);
        }
    }

    @Override
    public void awaitRoom() {
        PortByteLink.pause(2);
    }

    @Override
    public void close(boolean dropPending) throws IOException {
        try {
            boolean closed = port.closePort();
            assert closed || !port.isOpened();
        } catch (SerialPortException e) {
            throw translated(address, e);
        }
    }
}
