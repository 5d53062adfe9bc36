package vn.motcua.rating.pad.sim;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.Function;
import vn.motcua.edge.sim.SimulatedLine;
import vn.motcua.rating.pad.sim.PadVoice.Move;

/** Contacts told over a line in a voice. Any thread. */
final class SpokenContacts implements Contacts {
    private static final int UNREAD_BYTES = 64;

    private final PadVoice voice;
    private final boolean isInRecords;
    private final SimulatedLine line;
    private final ByteArrayOutputStream unread = new ByteArrayOutputStream();
    private volatile Consumer<String> lamp = shown -> {};

    /**
     * @param isInRecords whether each message goes on its own; otherwise what belongs together goes together
     * @param wire makes the line, given who hears it
     */
    SpokenContacts(PadVoice voice, boolean isInRecords, Function<Consumer<byte[]>, SimulatedLine> wire) {
        this.voice = voice;
        this.isInRecords = isInRecords;
        this.line = wire.apply(this::heard);
    }

    @Override
    public String start(Consumer<String> shown) throws IOException {
        lamp = shown;
        return line.start();
    }

    @Override
    public List<String> faults() {
        List<String> faults = new ArrayList<>(List.of(SimulatedPad.NOISE));
        if (!voice.torn(1).isEmpty()) faults.add(SimulatedPad.TORN);
        faults.add(SimulatedPad.FROZEN);
        faults.add(SimulatedPad.UNPLUGGED);
        return faults;
    }

    @Override
    public void tell(List<Move> moves) {
        List<byte[]> messages;
        synchronized (this) {
            messages = voice.say(moves);
        }
        send(messages);
    }

    private void send(List<byte[]> messages) {
        if (isInRecords) {
            messages.forEach(line::send);
            return;
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        messages.forEach(all::writeBytes);
        line.send(all.toByteArray());
    }

    @Override
    public boolean tellsOfReleases() {
        return voice.tellsOfReleases();
    }

    @Override
    public void noise() {
        send(voice.noise());
    }

    @Override
    public void tear(int key) {
        send(voice.torn(key));
    }

    @Override
    public void frozen(boolean on) {
        line.frozen(on);
    }

    @Override
    public void plug(boolean in) throws IOException {
        if (in) line.plug();
        else line.unplug();
    }

    @Override
    public boolean hasLamp() {
        return voice.hasLamp();
    }

    private void heard(byte[] bytes) {
        boolean asked = false;
        for (byte one : bytes) {
            if (one == '\n') {
                String word = unread.toString(StandardCharsets.US_ASCII).strip();
                unread.reset();
                if (word.equals("?")) asked = true;
                else lamp.accept(word.toUpperCase(Locale.ROOT));
            } else if (unread.size() < UNREAD_BYTES) {
                unread.write(one);
            }
        }
        if (asked) line.send(voice.beat());
    }

    @Override
    public void close() {
        line.close();
    }
}
