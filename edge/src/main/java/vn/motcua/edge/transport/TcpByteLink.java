package vn.motcua.edge.transport;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import vn.motcua.edge.device.DeviceCode;

/**
 * A TCP connection, such as raw printing on port 9100. Non-blocking underneath, so the count of bytes the kernel took is exact and
 * no thread is ever lost in a write.
 */
final class TcpByteLink implements BytePort {
    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    private static final int READ_BYTES = 4_096;
    private static final int POLL_MILLIS = 250;
    private static final int ROOM_MILLIS = 20;

    private final LinkAddress.Tcp address;
    private final SocketChannel channel;
    private final Selector readable;
    private final Selector writable;
    private final ByteBuffer buffer = ByteBuffer.allocate(READ_BYTES);

    private TcpByteLink(LinkAddress.Tcp address, SocketChannel channel) throws IOException {
        this.address = address;
        this.channel = channel;
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        channel.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        this.readable = Selector.open();
        this.writable = Selector.open();
        SelectionKey reading = channel.register(readable, SelectionKey.OP_READ);
        SelectionKey writing = channel.register(writable, SelectionKey.OP_WRITE);
        assert reading.isValid() && writing.isValid();
    }

    static BytePort open(LinkAddress.Tcp address) throws IOException {
        InetSocketAddress remote = new InetSocketAddress(address.host(), address.port());
        if (remote.isUnresolved())
            throw new LinkException(DeviceCode.E_OFFLINE, address + ": the host name is not known");
        SocketChannel channel = SocketChannel.open();
        try {
            channel.socket().connect(remote, (int) CONNECT_TIMEOUT.toMillis());
            return new TcpByteLink(address, channel);
        } catch (SocketTimeoutException e) {
            channel.close();
            String why =
                    address + ": no answer in " + CONNECT_TIMEOUT.toSeconds() + " s; is it on and on this network?";
            throw new LinkException(DeviceCode.E_OFFLINE, why, e);
        } catch (ConnectException e) {
            channel.close();
            throw new LinkException(
                    DeviceCode.E_OFFLINE, address + ": refused; wrong port, or in use by another PC", e);
        } catch (IOException e) {
            channel.close();
            throw new LinkException(DeviceCode.E_OFFLINE, address + ": " + e.getMessage(), e);
        }
    }

    @Override
    public Duration looksWithin() {
        return Duration.ofMillis(POLL_MILLIS);
    }

    @Override
    public byte[] poll() throws IOException {
        buffer.clear();
        int count = channel.read(buffer);
        if (count < 0) throw new LinkException(DeviceCode.E_LINK_LOST, "the device closed the connection");
        if (count == 0) {
            await(readable, POLL_MILLIS);
            count = channel.read(buffer);
            if (count < 0) throw new LinkException(DeviceCode.E_LINK_LOST, "the device closed the connection");
        }
        byte[] bytes = new byte[count];
        buffer.flip();
        buffer.get(bytes);
        return bytes;
    }

    private static void await(Selector selector, int millis) throws IOException {
        try {
            selector.selectedKeys().clear();
            int ready = selector.select(millis);
            assert ready >= 0;
        } catch (ClosedSelectorException e) {
            throw new IOException("closed", e);
        }
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        return channel.write(ByteBuffer.wrap(bytes, offset, length));
    }

    @Override
    public int pending() {
        return 0;
    }

    @Override
    public void awaitRoom() throws IOException {
        await(writable, ROOM_MILLIS);
    }

    @Override
    public void close(boolean dropPending) throws IOException {
        // Linger 0 answers with RST: what the kernel still holds is not printed minutes later by a printer that wakes
        // up.
        if (dropPending) channel.setOption(StandardSocketOptions.SO_LINGER, 0);
        readable.close();
        writable.close();
        channel.close();
    }

    @Override
    public String toString() {
        return address.toString();
    }
}
