package vn.motcua.camera;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.ServiceLoader;
import java.util.TreeMap;
import org.assertj.core.api.Assertions;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Seen;
import vn.motcua.camera.source.SourceFormat;

/** Feeds captures to a format found as in service, and says in one line each what was heard. */
public final class Heards {
    public static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);

    private static final boolean IS_FULL = Boolean.getBoolean("motcua.full");
    private static final int RANDOMS_FULL = 10_000;

    private Heards() {}

    private static final Map<String, SourceFormat> FORMATS = new TreeMap<>();

    static {
        ServiceLoader.load(SourceFormat.class).forEach(format -> FORMATS.put(format.name(), format));
    }

    public static SourceFormat format(String name) {
        return Objects.requireNonNull(FORMATS.get(name), name);
    }

    public static List<Heard> heard(String format, byte[] capture) {
        return heard(format, List.of(capture));
    }

    public static List<Heard> heard(String format, List<byte[]> pieces) {
        Decoder decoder = format(format).decoder(new SourceFormat.Setting(ZONE, ""));
        return Cuts.read(pieces, decoder::feed, decoder::end);
    }

    public static List<String> said(String format, String capture) {
        return said(format, capture.getBytes(StandardCharsets.ISO_8859_1));
    }

    public static List<String> said(String format, byte[] capture) {
        return heard(format, capture).stream().map(Heards::say).toList();
    }

    /** Every cut in two, single bytes, and {@code randoms} random ways (10,000 in a full run) say what the whole says. */
    public static void assertEveryCutTheSame(String format, byte[] capture, int randoms) {
        List<String> whole = said(format, capture);
        for (List<byte[]> cut : Cuts.everyCut(capture)) assertSame(format, cut, whole, "");
        Random random = new Random(SEED);
        for (int i = 0; i < (IS_FULL ? RANDOMS_FULL : randoms); i++)
            assertSame(format, Cuts.random(capture, random), whole, "seed " + SEED + ", cut " + i);
    }

    private static void assertSame(String format, List<byte[]> pieces, List<String> whole, String what) {
        List<String> said = heard(format, pieces).stream().map(Heards::say).toList();
        if (!said.equals(whole)) Assertions.assertThat(said).as(what).isEqualTo(whole);
    }

    public static String say(Heard heard) {
        return heard.match(
                Heards::event,
                alive -> "alive " + alive.channel(),
                refused -> "refused " + refused.why() + " " + refused.what(),
                fault -> "fault " + fault.code());
    }

    private static String event(Seen seen) {
        StringBuilder text =
                new StringBuilder(seen.kind().word() + " " + seen.phase() + " " + seen.device() + "/" + seen.channel());
        if (!seen.key().isEmpty()) text.append(" key=").append(seen.key());
        text.append(' ').append(seen.deviceAt()).append(seen.hasZone() ? "" : "?");
        if (!seen.detail().isEmpty()) text.append(' ').append(new TreeMap<>(seen.detail()));
        seen.pictures()
                .forEach(picture ->
                        text.append(" [").append(picture.bytes().length).append(']'));
        seen.links().forEach(link -> text.append(' ').append(link));
        if (seen.isLate()) text.append(" late");
        return text.toString();
    }
}
