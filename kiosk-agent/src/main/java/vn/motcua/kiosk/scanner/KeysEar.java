package vn.motcua.kiosk.scanner;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import vn.motcua.edge.input.InputEvent;
import vn.motcua.edge.input.InputStreamCodec;
import vn.motcua.edge.input.KeyTyping;

/** Turns the events of a keyboard into the bytes a serial scanner would have sent. Event loop only. */
final class KeysEar implements Scanner.Ear, KeyTyping.Sink {
    private final ScanIntake intake;
    private final int longBytes;
    private final KeyTyping typing = new KeyTyping(this);
    private final ByteArrayOutputStream typed = new ByteArrayOutputStream();
    private InputStreamCodec codec;

    /** @param longBytes size of the kernel's {@code long} */
    KeysEar(ScanIntake intake, int longBytes) {
        this.intake = intake;
        this.longBytes = longBytes;
        this.codec = new InputStreamCodec(longBytes);
    }

    @Override
    public void received(byte[] bytes) {
        for (InputEvent event : codec.decode(bytes)) typing.feed(event);
        handOn();
    }

    @Override
    public void typed(int codePoint) {
        typed.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void lost() {
        handOn();
        intake.lost();
    }

    private void handOn() {
        if (typed.size() == 0) return;
        byte[] bytes = typed.toByteArray();
        typed.reset();
        intake.received(bytes);
    }

    @Override
    public void fresh() {
        codec = new InputStreamCodec(longBytes);
        typing.reset();
        intake.reset();
    }
}
