package vn.motcua.edge.device;

/** What people decided about a device; never changed by the device itself. */
public enum AdminState {
    ENABLED,
    DISABLED,
    MAINTENANCE
}
