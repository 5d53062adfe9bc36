package vn.motcua.kiosk.simprinter;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import org.jspecify.annotations.Nullable;

/** Raw printing over TCP: one client is served, the next ones wait in the system's line until it goes, as with a real printer. */
final class TcpWire implements Wire {
    private static final int BACKLOG = 8;
    private static final int READ_MILLIS = 20;
    /** Small, so that a printer that stops reading is soon felt by whoever writes. */
    private static final int RECEIVE_BYTES = 8_192;

    private final ServerSocket server;
    private volatile @Nullable Socket client;

    TcpWire(String host, int port) throws IOException {
        server = new ServerSocket();
        server.setReuseAddress(true);
        server.setReceiveBufferSize(RECEIVE_BYTES);
        server.bind(new InetSocketAddress(InetAddress.getByName(host), port), BACKLOG);
    }

    int port() {
        return server.getLocalPort();
    }

    @Override
    public void accept() throws IOException {
        Socket next = server.accept();
        next.setSoTimeout(READ_MILLIS);
        next.setTcpNoDelay(true);
        client = next;
    }

    @Override
    public byte @Nullable [] read(int max) throws IOException {
        Socket open = client;
        if (open == null) return null;
        try {
            byte[] bytes = new byte[max];
            int count = open.getInputStream().read(bytes);
            return count < 0 ? null : java.util.Arrays.copyOf(bytes, count);
        } catch (SocketTimeoutException e) {
            return new byte[0];
        }
    }

    @Override
    public void write(byte[] bytes) throws IOException {
        Socket open = client;
        if (open == null) return;
        OutputStream out = open.getOutputStream();
        out.write(bytes);
        out.flush();
    }

    @Override
    public void hangUp() throws IOException {
        Socket open = client;
        client = null;
        if (open != null) open.close();
    }

    @Override
    public void breakOff() throws IOException {
        Socket open = client;
        if (open != null) open.setSoLinger(true, 0);
        hangUp();
    }

    @Override
    public void close() throws IOException {
        hangUp();
        server.close();
    }
}
