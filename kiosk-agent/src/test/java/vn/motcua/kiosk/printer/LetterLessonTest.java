package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.simprinter.Reel;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** What a printer is taught ahead: every ticket is then short, whatever is on it, and its letters are right. */
class LetterLessonTest {
    private static final Logger LOG = LoggerFactory.getLogger(LetterLessonTest.class);
    private static final int SERVICES = Boolean.getBoolean("motcua.full") ? 60 : 6;
    private static final int BYTES_MAX = 2_048;
    private static final int CODES = 80;

    private static TicketEncoder encoder(PrinterProfile profile, String template) {
        return TicketEncoders.of(profile, TicketTemplate.find(template, Path.of(".")));
    }

    private static LetterLesson lesson(TicketEncoder encoder, List<TicketPrintout> tickets) {
        return encoder.lesson(tickets).orElseThrow();
    }

    /** All pieces a printer that holds nothing is taught, ended by itself. */
    private static List<byte[]> pieces(LetterLesson lesson, PrinterMemory memory, int most) {
        List<byte[]> pieces = new ArrayList<>();
        while (!lesson.isKnown(memory)) {
            pieces.add(lesson.next(memory, most));
            assertThat(pieces).hasSizeLessThanOrEqualTo(CODES);
        }
        assertThat(lesson.next(memory, most)).isEmpty();
        return pieces;
    }

    private static Stream<Arguments> printers() {
        List<Arguments> few = List.of(
                Arguments.of("generic-80", "standard"),
                Arguments.of("generic-58", "bilingual"),
                Arguments.of("epson-tm-t88", "bilingual"),
                Arguments.of("bixolon-srp-330", "short"));
        if (!Boolean.getBoolean("motcua.full")) return few.stream();
        return Stream.of("generic-80", "generic-58", "epson-tm-t88", "xprinter-xp-80", "bixolon-srp-330")
                .flatMap(model ->
                        Stream.of("standard", "bilingual", "short").map(template -> Arguments.of(model, template)));
    }

    @ParameterizedTest
    @MethodSource("printers")
    void everyFirstTicketWithNamesOf271LettersAndMarksIsTwoKibibytesAndRight(String model, String template) {
        PrinterProfile profile = PrinterProfile.named(model).with(PrintMode.TEXT);
        TicketEncoder encoder = encoder(profile, template);
        List<TicketPrintout> tickets = LongNames.tickets(SERVICES);
        LetterLesson lesson = lesson(encoder, tickets);
        int longest = 0;

        for (int i = 0; i < tickets.size(); i++) {
            PrinterMemory memory = new PrinterMemory();
            Reel printer = new Reel(profile.widthDots());
            pieces(lesson, memory, 2).forEach(printer::hear);
            EncodedTicket ticket = encoder.encode(tickets.get(i));
            byte[] first = ticket.bytes(memory);

            longest = Math.max(longest, first.length);
            assertThat(first).as("%s %s %d", model, template, i).hasSizeLessThanOrEqualTo(BYTES_MAX);
            if (i % 5 == 4)
                Bands.assertSameLetters(
                        printer.print(first),
                        LongNames.papers(tickets.get(i), template, profile),
                        model + " ticket " + i);
        }
        LOG.info("{} {}: {} letters taught, longest ticket {} bytes", model, template, lesson.size(), longest);
    }

    /** As an agent does it: taught again what a ticket had to displace, while nothing else is to be done. */
    @Test
    void aDayOfAllLettersTaughtInBetweenIsRightDotForDot() {
        PrinterProfile profile = PrinterProfile.named("epson-tm-t20").with(PrintMode.TEXT);
        TicketEncoder encoder = encoder(profile, "standard");
        List<TicketPrintout> tickets = new ArrayList<>();
        for (int i = 0; i < 52; i++) tickets.add(Phrases.ticket(i));
        LetterLesson lesson = lesson(encoder, tickets);
        PrinterMemory memory = new PrinterMemory();
        Reel printer = new Reel(profile.widthDots());

        for (int i = 0; i < tickets.size(); i++) {
            if (i % 13 == 7) memory.forget();
            pieces(lesson, memory, 3).forEach(printer::hear);
            EncodedTicket ticket = encoder.encode(tickets.get(i));
            byte[] bytes = ticket.bytes(memory);

            assertThat(bytes).hasSizeLessThanOrEqualTo(BYTES_MAX);
            Bands.assertSameLetters(printer.print(bytes), Bands.alone(ticket, profile), "ticket " + i);
        }
    }

    @Test
    void whatIsNeededMostIsTaughtFirstAndNoFrequentCharacterIsHiddenForIt() {
        TicketEncoder encoder = encoder(PrinterProfile.named("epson-tm-t20").with(PrintMode.TEXT), "standard");
        List<TicketPrintout> tickets = LongNames.tickets(SERVICES);
        LetterLesson lesson = lesson(encoder, tickets);
        PrinterMemory memory = new PrinterMemory();

        byte[] first = lesson.next(memory, 1);

        assertThat(first).startsWith(0x1B, '@', 0x1D, 'a');
        assertThat(memory.at(memory.oldestFirst().get(0)))
                .as("what stands in the time of every ticket")
                .isEqualTo("·");
        pieces(lesson, memory, 2);
        assertThat(lesson.size()).isEqualTo(56);
        for (char frequent : "nhctgiuao".toCharArray())
            assertThat(memory.at("A/0x" + Integer.toHexString(frequent).toUpperCase(java.util.Locale.ROOT)))
                    .isNull();
    }

    @Test
    void aPieceOfTwoLettersIsLessThanATenthOfASecondOnASlowLine() {
        TicketEncoder encoder = encoder(PrinterProfile.named("generic-80").with(PrintMode.TEXT), "bilingual");
        LetterLesson lesson = lesson(encoder, LongNames.tickets(SERVICES));

        for (byte[] piece : pieces(lesson, new PrinterMemory(), 2))
            assertThat(piece.length * 10_000 / 19_200)
                    .as("milliseconds at 19,200 baud")
                    .isLessThan(60);
    }

    @Test
    void picturesAndCodePagesTeachNothing() {
        List<TicketPrintout> tickets = LongNames.tickets(1);

        assertThat(encoder(PrinterProfile.named("generic-80").with(PrintMode.RASTER), "standard")
                        .lesson(tickets))
                .isEmpty();
    }
}
