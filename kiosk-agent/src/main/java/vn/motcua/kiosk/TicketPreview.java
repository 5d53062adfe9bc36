package vn.motcua.kiosk;

import java.awt.image.BufferedImage;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.printer.EncodedTicket;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterMemory;
import vn.motcua.kiosk.printer.PrinterProfile;
import vn.motcua.kiosk.printer.TicketEncoder;
import vn.motcua.kiosk.printer.TicketEncoders;
import vn.motcua.kiosk.simprinter.PrintedPaper;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * What a ticket will look like: the bytes a printer of this profile would get, run through the simulated printer's parser.
 *
 * @param paper one pixel is one dot, from the first line to the cut
 * @param mode how it was sent
 * @param bytesFirst length of the first ticket after the printer was switched on
 * @param bytes length of the same ticket once the printer knows the letters it was taught
 * @param unparsedBytes that are no command to the simulated printer; 0 unless something is wrong
 */
public record TicketPreview(BufferedImage paper, PrintMode mode, int bytesFirst, int bytes, long unparsedBytes) {
    /** Takes some hundred milliseconds. */
    public static TicketPreview of(PrinterProfile profile, TicketTemplate template, TicketPrintout ticket) {
        TicketEncoder encoder = TicketEncoders.of(profile, template);
        EncodedTicket encoded = encoder.encode(ticket);
        PrinterMemory memory = new PrinterMemory();
        byte[] first = encoded.bytes(memory);
        byte[] next = encoded.bytes(memory);
        PrintedPaper paper = PrintedPaper.of(first, profile.widthDots());
        return new TicketPreview(paper.paper(), encoder.mode(), first.length, next.length, paper.unparsedBytes());
    }
}
