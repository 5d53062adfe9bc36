package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** A call in words: "Mời công dân số a mười hai đến quầy số ba". Immutable; any thread. */
public final class CallWords {
    private final CodeReader reader;
    private final ReadMode mode;
    private final CallTexts texts;
    private final Pattern counterLabel;

    CallWords(PackReading reading, CallTexts texts, ReadMode mode) {
        this.reader = new CodeReader(reading);
        this.mode = mode;
        this.texts = texts;
        this.counterLabel = texts.label();
    }

    /**
     * The words that call a ticket to a counter.
     *
     * @param ticket as printed: A012, CA-021, 1001
     * @param counter its number, code or name, with or without "Quầy" before it
     * @throws UnreadableTextException if either cannot be read aloud
     */
    public SpokenText call(String ticket, String counter) throws UnreadableTextException {
        return call(ticket, counter, false);
    }

    /** As {@link #call(String, String)}; the short form is number and counter without the polite words. */
    public SpokenText call(String ticket, String counter, boolean isShort) throws UnreadableTextException {
        var ticketWords = reader.ticket(ticket, mode);
        String own = counterLabel
                .matcher(Normalizer.normalize(counter, Normalizer.Form.NFC))
                .replaceFirst("");
        boolean isCoded = reader.isCounterCode(own);
        var counterWords = isCoded ? reader.counterCode(own) : reader.counterName(own);
        return texts.pattern(isCoded, isShort).fill(ticketWords, counterWords);
    }
}
