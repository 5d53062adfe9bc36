package vn.motcua.edge.device;

/**
 * The logical identity of a device: what the administrator calls it, whatever port it sits on today.
 *
 * @param kind what it is
 * @param name unique among the agent's devices of this kind, such as {@code printer-1}
 */
public record DeviceKey(DeviceKind kind, String name) {
    public DeviceKey {
        if (name.isBlank()) throw new IllegalArgumentException("a device needs a name; kind " + kind);
    }

    @Override
    public String toString() {
        return kind + "/" + name;
    }
}
