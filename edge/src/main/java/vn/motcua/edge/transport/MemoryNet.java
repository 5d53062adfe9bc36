package vn.motcua.edge.transport;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.edge.device.DeviceCode;

/** The devices that live in this process, by name. Any thread. */
public final class MemoryNet {
    private final Map<String, MemoryByteLink> listening = new ConcurrentHashMap<>();

    MemoryNet() {}

    /** Puts a device at {@code memory:name}, in place of one that was there; the next link to open it is connected to it. */
    public MemoryByteLink listen(String name) {
        MemoryByteLink device = new MemoryByteLink(name);
        listening.put(name, device);
        return device;
    }

    BytePort open(LinkAddress.Memory address) throws LinkException {
        MemoryByteLink device = listening.get(address.name());
        if (device == null)
            throw new LinkException(
                    DeviceCode.E_NOHARDWARE, address + ": nothing listens under this name in this process");
        if (!device.claim())
            throw new LinkException(DeviceCode.E_CLAIMED, address + ": taken by another link, or gone");
        return device.port();
    }
}
