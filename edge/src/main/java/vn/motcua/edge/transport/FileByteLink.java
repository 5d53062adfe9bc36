package vn.motcua.edge.transport;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import vn.motcua.edge.device.DeviceCode;

/** Appends to a file or writes to a device node; nothing ever comes back. */
final class FileByteLink implements BytePort {
    private static final int POLL_MILLIS = 50;

    private final FileChannel channel;

    private FileByteLink(FileChannel channel) {
        this.channel = channel;
    }

    static BytePort open(LinkAddress.File address) throws IOException {
        try {
            return new FileByteLink(
                    FileChannel.open(address.path(), StandardOpenOption.CREATE, StandardOpenOption.APPEND));
        } catch (NoSuchFileException e) {
            throw new LinkException(DeviceCode.E_NOHARDWARE, address + ": the folder does not exist", e);
        } catch (AccessDeniedException e) {
            throw new LinkException(DeviceCode.E_PERMISSION, address + ": not allowed to write", e);
        } catch (IOException e) {
            throw new LinkException(DeviceCode.E_NOHARDWARE, address + ": " + e.getMessage(), e);
        }
    }

    @Override
    public byte[] poll() {
        PortByteLink.pause(POLL_MILLIS);
        return new byte[0];
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
    public void awaitRoom() {
        PortByteLink.pause(2);
    }

    @Override
    public void close(boolean dropPending) throws IOException {
        channel.close();
    }
}
