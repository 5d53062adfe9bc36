package vn.motcua.edge.driver;

/**
 * Something that came from a device: a scan, a press. Each kind has its own record. It exists in memory only and may hold what must
 * never be stored; its {@code toString} tells nothing of its content (I9).
 */
public interface DeviceInput {}
