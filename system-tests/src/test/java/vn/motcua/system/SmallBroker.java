package vn.motcua.system;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A broker of MQTT 3.1.1 that says one thing to whoever subscribes, each time, and hears nothing. Any thread. */
final class SmallBroker implements AutoCloseable {
    private static final int CONNECT = 1;
    private static final int SUBSCRIBE = 8;
    private static final int PING = 12;

    private final ServerSocket listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    private final String topic;
    private final String message;

    SmallBroker(String topic, String message) throws IOException {
        this.topic = topic;
        this.message = message;
        daemon(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    private static void daemon(Runnable work) {
        Thread thread = new Thread(work, "small broker");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket client = listener.accept();
                daemon(() -> serve(client));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket client) {
        try (client;
                DataInputStream in = new DataInputStream(client.getInputStream());
                DataOutputStream out = new DataOutputStream(client.getOutputStream())) {
            for (int head = in.read(); head >= 0; head = in.read()) {
                byte[] body = in.readNBytes(length(in));
                switch (head >> 4) {
                    case CONNECT -> out.write(new byte[] {0x20, 2, 0, 0});
                    case SUBSCRIBE -> subscribed(out, body);
                    case PING -> out.write(new byte[] {(byte) 0xD0, 0});
                    default -> {}
                }
            }
        } catch (IOException gone) {
            // Clients come and go.
        }
    }

    private void subscribed(DataOutputStream out, byte[] body) throws IOException {
        int filters = 0;
        for (int at = 2; at < body.length; filters++) at += 3 + ((body[at] & 0xFF) << 8 | body[at + 1] & 0xFF);
        out.write(0x90);
        out.write(2 + filters);
        out.write(body, 0, 2);
        out.write(new byte[filters]);
        byte[] name = topic.getBytes(StandardCharsets.UTF_8);
        byte[] text = message.getBytes(StandardCharsets.UTF_8);
        out.write(0x30);
        int length = 2 + name.length + text.length;
        for (; length > 127; length >>= 7) out.write(length & 127 | 128);
        out.write(length);
        out.writeShort(name.length);
        out.write(name);
        out.write(text);
    }

    private static int length(DataInputStream in) throws IOException {
        int length = 0;
        for (int shift = 0; ; shift += 7) {
            int next = in.readUnsignedByte();
            length |= (next & 127) << shift;
            if (next < 128) return length;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
