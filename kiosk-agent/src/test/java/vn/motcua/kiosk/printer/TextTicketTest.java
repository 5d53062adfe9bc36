package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.font.CodePages;
import vn.motcua.kiosk.printer.TextAbility.CodePage;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;
import vn.motcua.kiosk.simprinter.PrintedPaper;
import vn.motcua.kiosk.ticket.Block.Align;
import vn.motcua.kiosk.ticket.SampleTicket;
import vn.motcua.kiosk.ticket.TicketTemplate;

class TextTicketTest {
    private static final String LETTERS = Phrases.LETTERS;
    private static final Font FONT = new Font("A", 0, 12, 24);
    private static final GlyphRange RANGE = new GlyphRange(List.of("A"), ' ', '~', 95);

    private static PrinterProfile text(String profile) {
        return PrinterProfile.named(profile).with(PrintMode.TEXT);
    }

    private static TicketEncoder encoder(PrinterProfile profile) {
        return TicketEncoders.of(profile, TicketTemplate.standard());
    }

    private static TicketPrintout sample(Map<String, String> data) {
        return SampleTicket.of("vi", data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"generic-80", "generic-58", "epson-tm-t20", "epson-tm-t88", "xprinter-xp-80", "zywell-80"})
    void aTicketIsTwoKibibytesAlsoTheFirstOneThatTeachesThePrinterItsLetters(String profile) {
        PrinterMemory memory = new PrinterMemory();
        EncodedTicket ticket = encoder(text(profile)).encode(sample(Map.of()));

        byte[] first = ticket.bytes(memory);
        byte[] next = ticket.bytes(memory);

        assertThat(first.length).isLessThanOrEqualTo(2_048);
        assertThat(next.length).isLessThanOrEqualTo(2_048);
        assertThat(ticket.lengthMax()).isGreaterThanOrEqualTo(first.length);
        for (byte[] each : List.of(first, next))
            assertThat(PrintedPaper.of(each, text(profile).widthDots()).unparsedBytes())
                    .isZero();
    }

    /** An ESC in a name would eat the next command, and a real-time command in the middle may open a drawer. */
    @Test
    void noWordOfAFieldReachesThePrinterAsACommand() {
        TicketEncoder encoder = encoder(text("epson-tm-t20"));
        byte[] poisoned = encoder.encode(sample(Map.of("service", "x\u001b@\u0010\u0014\u0001y Hộ tịch")))
                .bytes(new PrinterMemory());
        byte[] clean = encoder.encode(sample(Map.of("service", "x@y Hộ tịch"))).bytes(new PrinterMemory());

        assertThat(poisoned).isEqualTo(clean);
    }

    /** Right after it was switched on, with the marks that bring letters of their own. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bilingual | |",
                "bilingual | priority=ƯU TIÊN; priority.en=PRIORITY",
                "bilingual | reprint=BẢN IN LẠI · lần 2; reprint.en=REPRINT · no. 2",
                "standard | priority=ƯU TIÊN; reprint=BẢN IN LẠI · lần 2; training=TẬP HUẤN · KHÔNG CÓ GIÁ TRỊ",
            })
    void theFirstTicketIsTwoKibibytesAlsoWithSecondLanguageOrMarks(String template, String words) throws Exception {
        for (String profile : List.of("generic-80", "generic-58", "epson-tm-t20", "epson-tm-t88", "xprinter-xp-80")) {
            TicketEncoder encoder = TicketEncoders.of(text(profile), TicketTemplate.find(template, Path.of(".")));
            PrinterMemory memory = new PrinterMemory();
            EncodedTicket ticket = encoder.encode(sample(data(words)));

            assertThat(ticket.bytes(memory)).as("first on %s", profile).hasSizeLessThanOrEqualTo(2_048);
            assertThat(ticket.bytes(memory)).as("next on %s", profile).hasSizeLessThanOrEqualTo(2_048);
        }
    }

    private static Map<String, String> data(@Nullable String words) {
        Map<String, String> data = new HashMap<>();
        if (words != null) for (String each : words.split("; ")) data.put(each.split("=")[0], each.split("=")[1]);
        return data;
    }

    /** Nothing is won by another spelling of a ticket that is too long in any. */
    @Test
    void aTicketLongerThanThatInAnySpellingIsSpeltInFull() {
        TicketEncoder encoder = encoder(text("generic-80"));
        Map<String, String> words = Map.of("service", LETTERS.substring(0, 40), "counters", LETTERS.substring(67, 107));

        byte[] first = encoder.encode(sample(words)).bytes(new PrinterMemory());

        assertThat(first.length).isBetween(2_049, 4_096);
        assertThat(new String(first, StandardCharsets.ISO_8859_1))
                .contains("07:42 ")
                .doesNotContain("07:42 - Th");
    }

    @Test
    void onlyWhatHasToTeachIsSpeltPlainer() throws Exception {
        TicketEncoder encoder = TicketEncoders.of(text("generic-80"), TicketTemplate.find("bilingual", Path.of(".")));
        PrinterMemory memory = new PrinterMemory();
        EncodedTicket ticket = encoder.encode(sample(Map.of()));

        assertThat(new String(ticket.bytes(memory), StandardCharsets.ISO_8859_1))
                .contains("07:42 - Th");
        assertThat(new String(ticket.bytes(memory), StandardCharsets.ISO_8859_1))
                .doesNotContain("07:42 - Th");
    }

    @Test
    void lettersAreTaughtOnceAndAgainWhenThePrinterMayHaveForgottenThem() {
        PrinterMemory memory = new PrinterMemory();
        EncodedTicket ticket = encoder(text("epson-tm-t20")).encode(sample(Map.of()));

        assertThat(definitions(ticket.bytes(memory))).isPositive();
        assertThat(definitions(ticket.bytes(memory))).isZero();
        memory.forget();
        assertThat(definitions(ticket.bytes(memory))).isPositive();
    }

    @Test
    void anotherTicketIsTaughtOnlyTheLettersItAdds() {
        PrinterMemory memory = new PrinterMemory();
        TicketEncoder encoder = encoder(text("epson-tm-t20"));
        encoder.encode(sample(Map.of())).bytes(memory);

        byte[] other =
                encoder.encode(sample(Map.of("service", "Đăng ký biến động Ẵ"))).bytes(memory);

        assertThat(definitions(other)).isEqualTo(1);
    }

    private static int definitions(byte[] bytes) {
        int count = 0;
        for (int i = 0; i + 1 < bytes.length; i++) if (bytes[i] == 0x1B && bytes[i + 1] == '&') count++;
        return count;
    }

    /** More letters than a printer can be taught at a time are taught line by line. */
    @Test
    void everyLetterComesOutAsItWasDrawn() {
        List<TextPiece> lines = new ArrayList<>();
        for (int from = 0; from < LETTERS.length(); from += 40)
            lines.add(TextPiece.Line.plain(LETTERS.substring(from, Math.min(LETTERS.length(), from + 40)), Align.LEFT));
        CellFont cells = new CellFont(FONT.width(), FONT.height());
        TextAbility ability = new TextAbility(List.of(FONT), RANGE, List.of(), true);
        GlyphPlan plan = new GlyphPlan(FONT, RANGE, cells, new PrinterMemory());

        byte[] bytes = new TextWriter(text("generic-80"), ability, plan, true).write(lines, new byte[0]);
        BufferedImage paper = PrintedPaper.of(bytes, 576).paper();

        for (int i = 0; i < LETTERS.length(); i++)
            assertThat(differences(cell(paper, i % 40 * 12, i / 40 * 30), cells.rows(LETTERS.charAt(i))))
                    .as("%s: one dot may be more where two bytes would spell a command", LETTERS.charAt(i))
                    .isLessThanOrEqualTo(1);
    }

    private static int differences(int[] some, int[] others) {
        int count = 0;
        for (int y = 0; y < some.length; y++) count += Integer.bitCount(some[y] ^ others[y]);
        return count;
    }

    private static int[] cell(BufferedImage paper, int left, int top) {
        int[] rows = new int[24];
        for (int y = 0; y < 24; y++)
            for (int x = 0; x < 12; x++) if ((paper.getRGB(left + x, top + y) & 0xFF) == 0) rows[y] |= 1 << (11 - x);
        return rows;
    }

    @Test
    void noTwoLettersLookAlikeAndNoneIsCutOff() {
        CellFont cells = new CellFont(12, 24);
        List<List<Integer>> seen = new ArrayList<>();
        for (char letter : (LETTERS + "abcdefghijklmnopqrstuvwxyz").toCharArray()) {
            List<Integer> rows =
                    java.util.Arrays.stream(cells.rows(letter)).boxed().toList();
            assertThat(seen).as("%s", letter).doesNotContain(rows);
            seen.add(rows);
        }
    }

    @Test
    void nothingInATicketSpellsARealTimeCommand() {
        TicketEncoder encoder = encoder(text("epson-tm-t20"));
        PrinterMemory memory = new PrinterMemory();
        for (int i = 0; i < 50; i++) {
            String number = String.format(Locale.ROOT, "%c%03d", 'A' + i % 26, i * 17);
            String service = LETTERS.substring(i * 2, i * 2 + 20);
            byte[] bytes = encoder.encode(sample(Map.of("number", number, "service", service)))
                    .bytes(memory);

            for (int at = 0; at + 1 < bytes.length; at++)
                assertThat(bytes[at] == 0x10 && (bytes[at + 1] == 4 || bytes[at + 1] == 5 || bytes[at + 1] == 0x14))
                        .as("%s at %d", number, at)
                        .isFalse();
        }
    }

    private static PrinterProfile withPages(CodePage... pages) {
        PrinterProfile base = text("generic-80");
        return new PrinterProfile(
                base.name(),
                base.models(),
                base.head(),
                base.status(),
                new TextAbility(List.of(FONT), null, List.of(pages), true),
                base.cutter(),
                base.extras(),
                PrintMode.TEXT);
    }

    @Test
    void aPrinterThatCannotBeTaughtPrintsFromItsOwnPages() {
        PrinterProfile both = withPages(new CodePage(30, "TCVN-3-1"), new CodePage(31, "TCVN-3-2"));
        byte[] bytes = encoder(both).encode(sample(Map.of("time", "07:42"))).bytes(new PrinterMemory());
        PrintedPaper paper = PrintedPaper.of(bytes, 576);

        assertThat(definitions(bytes)).isZero();
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1)).contains("\u001bt\u001e", "\u001bt\u001f");
        assertThat(bytes.length).isLessThanOrEqualTo(2_048);
        assertThat(paper.unparsedBytes()).isZero();
    }

    @Test
    void aLetterThatNoPageHasMakesTheTicketAPictureAndIsNeverTakenApart() {
        EncodedTicket ticket = encoder(withPages(new CodePage(52, "CP1258"))).encode(sample(Map.of()));

        byte[] bytes = ticket.bytes(new PrinterMemory());

        assertThat(bytes.length).isGreaterThan(20_000);
        assertThat(PrintedPaper.of(bytes, 576).textBytes()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "epson-tm-t20, serial:/dev/ttyUSB0@19200, TEXT",
        "epson-tm-t20, serial:/dev/ttyUSB0@38400, TEXT",
        "epson-tm-t20, serial:/dev/ttyUSB0@115200, RASTER",
        "epson-tm-t20, tcp://192.168.1.50:9100, RASTER"
    })
    void autoSendsLettersWhereALineIsSlow(String profile, String address, PrintMode mode) {
        PrinterProfile auto = PrinterProfile.named(profile).with(PrintMode.AUTO);

        assertThat(TicketEncoders.of(auto, LinkAddress.parse(address)).mode()).isEqualTo(mode);
    }

    /** The tables against those of the C library, which other people wrote. */
    @ParameterizedTest
    @CsvSource({"TCVN-3-1, TCVN5712-1", "VISCII, VISCII", "CP1258, CP1258"})
    void iconvAgreesWithTheCodePages(String page, String charset, @TempDir Path folder) throws Exception {
        if (!Outsider.isHere("iconv", "libc-bin")) return;
        int checked = 0;
        for (char letter : LETTERS.toCharArray()) {
            var code = CodePages.code(page, letter);
            if (code.isEmpty()) continue;
            Path one = folder.resolve("one");
            Files.write(one, new byte[] {code.get().byteValue()});
            String theirs = Outsider.run(folder, List.of("iconv", "-f", charset, "-t", "UTF-8", one.toString()));
            assertThat(java.text.Normalizer.normalize(theirs, java.text.Normalizer.Form.NFC))
                    .isEqualTo(String.valueOf(letter));
            checked++;
        }
        assertThat(checked).isGreaterThan(10);
    }
}
