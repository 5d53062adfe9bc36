package vn.motcua.kiosk.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.ticket.SampleTicket;

/** Words of the field that together have every Vietnamese letter. */
final class Phrases {
    static final List<String> ALL = read();

    private static final String MARKED = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ";
    static final String LETTERS = MARKED + MARKED.toUpperCase(Locale.ROOT);

    private Phrases() {}

    private static List<String> read() {
        try (InputStream in = Phrases.class.getResourceAsStream("ticket-phrases.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String at(int index) {
        return ALL.get(index % ALL.size());
    }

    /** A ticket of a day on which no two in a row need the same letters: service, counters and the capitals on top change each time. */
    static TicketPrintout ticket(int index) {
        String service = at(index);
        return SampleTicket.of(
                "vi",
                Map.of(
                        "agency", at(index * 5 + 11).toUpperCase(Locale.ROOT),
                        "service", index % 2 == 0 ? service.toUpperCase(Locale.ROOT) : service,
                        "counters", at(index * 7 + 3),
                        "number", String.format(Locale.ROOT, "%c%03d", 'A' + index % 26, index),
                        "url", Samples.url(String.format(Locale.ROOT, "day%04d", index))));
    }
}
