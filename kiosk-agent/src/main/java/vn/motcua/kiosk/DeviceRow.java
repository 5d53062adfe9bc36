package vn.motcua.kiosk;

/**
 * One line of the table a clerk reads over the phone.
 *
 * @param kind name of a {@link vn.motcua.edge.device.DeviceKind}
 * @param link where it is configured to be
 * @param condition name of a {@link vn.motcua.edge.device.DeviceStatus.Condition}, {@code SIMULATED},
 *     or {@code SWITCHED_OFF}
 * @param code name of a {@link vn.motcua.edge.device.DeviceCode}, or empty
 */
public record DeviceRow(String name, String kind, String link, String condition, String code) {
    static final String SIMULATED = "SIMULATED";
    static final String SWITCHED_OFF = "SWITCHED_OFF";
}
