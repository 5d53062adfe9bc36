package vn.motcua.kiosk.printer;

import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.printer.TextAbility.Font;
import vn.motcua.kiosk.printer.TextAbility.GlyphRange;
import vn.motcua.kiosk.ticket.Block.Align;
import vn.motcua.kiosk.ticket.SampleTicket;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** Tickets of a site whose names are as long as those of real procedures, with and without the marks. */
final class LongNames {
    static final int LETTERS = 271;

    private static final TextAbility ABILITY = new TextAbility(
            List.of(new Font("A", 0, 12, 24)), new GlyphRange(List.of("A"), ' ', '~', 95), List.of(), true);
    private static final List<Map<String, String>> MARKS = List.of(
            Map.of(),
            Map.of("training", "TẬP HUẤN", "training.en", "TRAINING"),
            Map.of("priority", "ƯU TIÊN", "priority.en", "PRIORITY"),
            Map.of("reprint", "BẢN IN LẠI · lần 2", "reprint.en", "REPRINT · no. 2"),
            Map.of(
                    "training",
                    "TẬP HUẤN",
                    "training.en",
                    "TRAINING",
                    "priority",
                    "ƯU TIÊN",
                    "priority.en",
                    "PRIORITY",
                    "reprint",
                    "BẢN IN LẠI · lần 2",
                    "reprint.en",
                    "REPRINT · no. 2"));
    private static final List<String> DAYS =
            List.of("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ Nhật");

    private LongNames() {}

    /** So many letters of the field's words, beginning with another phrase each time. */
    static String name(int index) {
        StringBuilder name = new StringBuilder();
        for (int i = 0; name.length() < LETTERS; i++)
            name.append(i == 0 ? "" : ", ").append(Phrases.at(index * 7 + i));
        return name.substring(0, LETTERS);
    }

    /** Each service with each set of marks. */
    static List<TicketPrintout> tickets(int services) {
        List<TicketPrintout> tickets = new ArrayList<>();
        for (int service = 0; service < services; service++)
            for (Map<String, String> marks : MARKS) {
                Map<String, String> words = new HashMap<>(marks);
                words.put("agency", "ỦY BAN NHÂN DÂN PHƯỜNG NGUYỄN HUỆ, TỈNH ĐỒNG NAI");
                words.put("service", name(service));
                words.put(
                        "service.en",
                        "Registration of land use rights, ownership of houses and other assets ".repeat(4));
                words.put("counters", "Quầy " + (service + 1) + ", 12 · khu Đất đai và xây dựng");
                words.put("time", "07:42 · " + DAYS.get(service % DAYS.size()) + ", 23/11/2026");
                words.put("number", "A0" + (10 + service));
                words.put("url", Samples.url("long" + tickets.size()));
                tickets.add(SampleTicket.of("vi", words));
            }
        return tickets;
    }

    /** What a printer makes of this ticket if the ticket teaches it all of its letters, in either spelling. */
    static List<BufferedImage> papers(TicketPrintout printout, String template, PrinterProfile profile) {
        TicketTemplate look = TicketTemplate.find(template, Path.of("."));
        TicketRenderer renderer = TicketRenderer.of(profile, look);
        List<TextPiece> pieces = new TextComposer(profile, ABILITY, renderer::code).compose(renderer.page(printout));
        TextPiece number = new TextPiece.Line(printout.numberText(), 4, 8, 0, true, false, 0, Align.CENTRE);
        EncodedTicket plain = new TextTicket(
                profile, ABILITY, new CellFont(12, 24), PlainSpelling.of(pieces), null, List.of(List.of(number)));
        List<BufferedImage> papers =
                new ArrayList<>(Bands.alone(TicketEncoders.of(profile, look).encode(printout), profile));
        papers.addAll(Bands.alone(plain, profile));
        return papers;
    }
}
