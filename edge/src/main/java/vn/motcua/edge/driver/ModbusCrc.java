package vn.motcua.edge.driver;

/**
 * The check of a Modbus RTU frame, which other serial devices use too. Source: Modbus over Serial Line V1.02, §6.2.2 (polynomial 0xA001,
 * reflected, begins with 0xFFFF).
 */
public final class ModbusCrc {
    private static final int POLYNOMIAL = 0xa001;

    private ModbusCrc() {}

    /** @return 16 bits; on the line the low byte comes first */
    public static int of(byte[] bytes, int from, int to) {
        int crc = 0xffff;
        for (int i = from; i < to; i++) {
            crc ^= bytes[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ POLYNOMIAL;
        }
        return crc;
    }
}
