package vn.motcua.display.led.modbus;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.motcua.display.led.SignAnswer;
import vn.motcua.display.led.SignCodec;
import vn.motcua.display.led.SignFace;
import vn.motcua.display.led.SignRequest;

/** The requests to one Modbus sign. The transaction number counts up, so an answer that comes too late is nobody's over TCP. */
final class ModbusSignCodec implements SignCodec {
    /** Function 0x03, Read Holding Registers; 0x10, Write Multiple Registers. Source: Application Protocol V1.1b3, §6.3, §6.12. */
    private static final int READ = 0x03;

    private static final int WRITE = 0x10;
    /** Added to the function in an answer that refuses; §7. */
    private static final int EXCEPTION = 0x80;

    private final ModbusFraming framing;
    private final int unit;
    private final ModbusMap map;
    private int transaction;

    ModbusSignCodec(ModbusFraming framing, int unit, ModbusMap map) {
        this.framing = framing;
        this.unit = unit;
        this.map = map;
    }

    @Override
    public int cells() {
        return map.cells();
    }

    @Override
    public boolean dims() {
        return map.light() != null;
    }

    @Override
    public boolean blinks() {
        return map.blink() != null;
    }

    @Override
    public List<SignRequest> show(SignFace face) {
        List<SignRequest> requests = new ArrayList<>();
        requests.add(write(map.text(), map.values(face.text())));
        ModbusMap.Register light = map.light();
        if (light != null) requests.add(write(light.at(), face.dimmed() ? light.off() : light.on()));
        ModbusMap.Register blink = map.blink();
        if (blink != null) requests.add(write(blink.at(), face.blinking() ? blink.on() : blink.off()));
        return requests;
    }

    private SignRequest write(int register, int... values) {
        ByteBuffer pdu = ByteBuffer.allocate(6 + 2 * values.length);
        pdu.put((byte) WRITE).putShort((short) register).putShort((short) values.length);
        pdu.put((byte) (2 * values.length));
        for (int value : values) pdu.putShort((short) value);
        byte[] expected = Arrays.copyOf(pdu.array(), 5);
        return request(
                pdu.array(),
                WRITE,
                5,
                answer -> Arrays.equals(answer, expected) ? Optional.of(new SignAnswer.Taken()) : Optional.empty());
    }

    @Override
    public Optional<SignRequest> read() {
        ByteBuffer pdu = ByteBuffer.allocate(5);
        pdu.put((byte) READ).putShort((short) map.text()).putShort((short) map.registers());
        return Optional.of(request(pdu.array(), READ, 2 + 2 * map.registers(), this::shows));
    }

    private Optional<SignAnswer> shows(byte[] answer) {
        if ((answer[1] & 0xff) != 2 * map.registers()) return Optional.empty();
        int[] values = new int[map.registers()];
        ByteBuffer data = ByteBuffer.wrap(answer, 2, answer.length - 2);
        for (int i = 0; i < values.length; i++) values[i] = data.getShort() & 0xffff;
        return Optional.of(new SignAnswer.Shows(map.text(values)));
    }

    private interface Meaning {
        Optional<SignAnswer> of(byte[] answer);
    }

    private SignRequest request(byte[] pdu, int function, int answerBytes, Meaning meaning) {
        int number = ++transaction & 0xffff;
        return new SignRequest(
                framing.wrap(unit, number, pdu), heard -> find(heard, number, function, answerBytes, meaning));
    }

    /** An answer may stand behind noise, for a driver that switches direction leaves a byte or two. */
    private Optional<SignAnswer> find(byte[] heard, int number, int function, int answerBytes, Meaning meaning) {
        for (int from = 0; from + framing.pduAt() < heard.length; from++) {
            int first = heard[from + framing.pduAt()] & 0xff;
            Optional<SignAnswer> found = Optional.empty();
            if (first == function)
                found = framing.unwrap(unit, number, heard, from, answerBytes).flatMap(meaning::of);
            else if (first == function + EXCEPTION)
                found = framing.unwrap(unit, number, heard, from, 2)
                        .map(pdu -> new SignAnswer.Refused("Modbus exception " + pdu[1]));
            if (found.isPresent()) return found;
        }
        return Optional.empty();
    }
}
