package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.Properties;
import java.util.regex.Pattern;

/** A call in words: "Mời công dân số a mười hai đến quầy số ba". Immutable; any thread. */
public final class CallWords {
    private final CodeReader reader;
    private final ReadMode mode;
    private final AnnouncementPattern coded;
    private final AnnouncementPattern named;
    private final Pattern counterLabel;

    private CallWords(CodeReader reader, ReadMode mode, Properties texts) {
        this.reader = reader;
        this.mode = mode;
        this.coded = new AnnouncementPattern(texts.getProperty("call.coded"));
        this.named = new AnnouncementPattern(texts.getProperty("call.named"));
        this.counterLabel = Pattern.compile(
                "^\\s*(?:" + texts.getProperty("counter.label") + ")(?!\\p{L})\\s*",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    /** The words of a region with the shipped announcement texts. */
    public static CallWords of(Region region, ReadMode mode) {
        return new CallWords(
                new CodeReader(Lexicon.of(region)), mode, VoiceResources.properties("announcement.properties"));
    }

    /**
     * The words that call a ticket to a counter.
     *
     * @param ticket as printed: A012, CA-021, 1001
     * @param counter its number, code or name, with or without "Quầy" before it
     * @throws UnreadableTextException if either cannot be read aloud
     */
    public SpokenText call(String ticket, String counter) throws UnreadableTextException {
        var ticketWords = reader.ticket(ticket, mode);
        String own = counterLabel
                .matcher(Normalizer.normalize(counter, Normalizer.Form.NFC))
                .replaceFirst("");
        if (reader.isCounterCode(own)) return coded.fill(ticketWords, reader.counterCode(own));
        return named.fill(ticketWords, reader.counterName(own));
    }
}
