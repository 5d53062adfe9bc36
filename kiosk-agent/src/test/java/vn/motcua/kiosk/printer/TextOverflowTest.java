package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.simprinter.Reel;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** More letters in a day than a printer has codes for: one has to leave for the other, and none may be printed for another. */
class TextOverflowTest {
    /** Twice through all words, so that what had to leave is needed again. */
    private static final int TICKETS = Boolean.getBoolean("motcua.full") ? 1_040 : 104;

    private static final int BYTES_MAX = 2_048;
    private static final int CODES = 80; // that may be given away

    private static Stream<Arguments> printers() {
        Stream<Arguments> all =
                Stream.of(Arguments.of("epson-tm-t20", "standard"), Arguments.of("generic-58", "bilingual"));
        return Boolean.getBoolean("motcua.full") ? all : all.limit(1);
    }

    @ParameterizedTest
    @MethodSource("printers")
    void everyLetterOfEveryTicketIsRightThoughTheCodesAreTooFew(String model, String template) {
        PrinterProfile profile = PrinterProfile.named(model).with(PrintMode.TEXT);
        TicketEncoder encoder = TicketEncoders.of(profile, TicketTemplate.find(template, Path.of(".")));
        PrinterMemory memory = new PrinterMemory();
        Reel printer = new Reel(profile.widthDots());
        Day day = new Day();

        for (int i = 0; i < TICKETS; i++) {
            EncodedTicket ticket = encoder.encode(Phrases.ticket(i));
            byte[] bytes = ticket.bytes(memory);

            day.sent(Phrases.ticket(i), bytes, memory);
            Bands.assertSameLetters(printer.print(bytes), Bands.alone(ticket, profile), model + ", ticket " + i);
        }

        assertThat(day.letters).hasSizeGreaterThan(CODES).hasSizeGreaterThanOrEqualTo(Phrases.LETTERS.length());
        assertThat(day.reused()).as("codes that stood for several letters").isGreaterThan(20);
        assertThat(day.lengths.subList(1, TICKETS))
                .allSatisfy(length -> assertThat(length).isLessThanOrEqualTo(BYTES_MAX));
        assertThat(day.begunAfresh).as("tickets that teach everything anew").isLessThanOrEqualTo(TICKETS / 10);
    }

    /** What was on the line, and what the printer was taught. */
    private static final class Day {
        final Set<Integer> letters = new HashSet<>();
        final List<Integer> lengths = new ArrayList<>();
        final Map<String, Set<String>> taught = new HashMap<>();
        int begunAfresh;

        void sent(TicketPrintout ticket, byte[] bytes, PrinterMemory memory) {
            for (String words : List.of(
                    ticket.agencyLine(),
                    ticket.centreName(),
                    ticket.title(),
                    ticket.serviceName(),
                    String.valueOf(ticket.countersText()),
                    ticket.keepAndWaitText())) letters.addAll(GlyphPlan.drawnLetters(words));
            lengths.add(bytes.length);
            for (String place : memory.oldestFirst())
                taught.computeIfAbsent(place, none -> new HashSet<>()).add(String.valueOf(memory.at(place)));
            if (Arrays.equals(bytes, 0, 2, EscPosCodec.initialise(), 0, 2)) begunAfresh++;
        }

        long reused() {
            return taught.values().stream().filter(all -> all.size() > 1).count();
        }
    }
}
