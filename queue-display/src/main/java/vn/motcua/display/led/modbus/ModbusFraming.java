package vn.motcua.display.led.modbus;

import java.util.Arrays;
import java.util.Optional;
import vn.motcua.edge.driver.ModbusCrc;

/** How a request (a "PDU") is wrapped for its line, and an answer found in what is heard. Pure. */
enum ModbusFraming {
    /** Address, PDU, CRC, low byte first. Source: MODBUS over Serial Line V1.02, §2.5.1 and §6.2. */
    RTU {
        @Override
        byte[] wrap(int unit, int transaction, byte[] pdu) {
            byte[] frame = new byte[pdu.length + 3];
            frame[0] = (byte) unit;
            System.arraycopy(pdu, 0, frame, 1, pdu.length);
            int crc = ModbusCrc.of(frame, 0, pdu.length + 1);
            frame[pdu.length + 1] = (byte) crc;
            frame[pdu.length + 2] = (byte) (crc >> 8);
            return frame;
        }

        @Override
        Optional<byte[]> unwrap(int unit, int transaction, byte[] heard, int from, int pduBytes) {
            int end = from + 1 + pduBytes;
            if (end + 2 > heard.length || (heard[from] & 0xff) != unit) return Optional.empty();
            int crc = heard[end] & 0xff | (heard[end + 1] & 0xff) << 8;
            if (crc != ModbusCrc.of(heard, from, end)) return Optional.empty();
            return Optional.of(Arrays.copyOfRange(heard, from + 1, end));
        }

        @Override
        int pduAt() {
            return 1;
        }
    },
    /** Transaction, protocol 0, length, unit, PDU. Source: MODBUS Messaging on TCP/IP V1.0b, §3.1. */
    TCP {
        @Override
        byte[] wrap(int unit, int transaction, byte[] pdu) {
            byte[] frame = new byte[pdu.length + 7];
            frame[0] = (byte) (transaction >> 8);
            frame[1] = (byte) transaction;
            frame[4] = (byte) (pdu.length + 1 >> 8);
            frame[5] = (byte) (pdu.length + 1);
            frame[6] = (byte) unit;
            System.arraycopy(pdu, 0, frame, 7, pdu.length);
            return frame;
        }

        @Override
        Optional<byte[]> unwrap(int unit, int transaction, byte[] heard, int from, int pduBytes) {
            int end = from + 7 + pduBytes;
            if (end > heard.length) return Optional.empty();
            byte[] head = wrap(unit, transaction, new byte[pduBytes]);
            boolean isOurs = Arrays.equals(head, 0, 7, heard, from, from + 7);
            return isOurs ? Optional.of(Arrays.copyOfRange(heard, from + 7, end)) : Optional.empty();
        }

        @Override
        int pduAt() {
            return 7;
        }
    };

    abstract byte[] wrap(int unit, int transaction, byte[] pdu);

    /** @return the PDU of exactly so many bytes that begins here and is for us, if it is whole and sound */
    abstract Optional<byte[]> unwrap(int unit, int transaction, byte[] heard, int from, int pduBytes);

    /** Where in a frame the PDU begins. */
    abstract int pduAt();
}
