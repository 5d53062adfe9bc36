package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;

/**
 * What is sent first on a line whose last ticket was broken off: forget what is buffered, eat the rest of a half-received picture,
 * start afresh, and cut the scrap off so that it does not hang on the next person's ticket.
 */
final class PrinterRecovery {
    /** As receiptio does it; more than the largest band of a {@link RasterTicket}. */
    static final int NULS = 8_192;

    /**
     * Come before anything else: a picture broken off in its header takes its size from what follows, and a size of NULs is none. The
     * first real bytes would make it a picture of megabytes that swallows the next tickets. As many as end a piece of {@link
     * LetterTeaching} that was broken off: the rest of a letter, and the widths of those behind it.
     */
    private static final int HEADER_NULS = 64;

    static final int TEAR_LINES = 4;

    private PrinterRecovery() {}

    /** Harmless to a printer in good order; sent at every greeting, for nobody knows what came before it. */
    static byte[] headerEnd() {
        return new byte[HEADER_NULS];
    }

    static byte[] bytes(PrinterProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(NULS + 64);
        out.writeBytes(headerEnd());
        if (profile.isStatusSpoken()) {
            out.writeBytes(EscPosCodec.recoverAndClear());
            out.writeBytes(EscPosCodec.clearBuffers());
        }
        out.writeBytes(new byte[NULS]);
        out.writeBytes(EscPosCodec.initialise());
        out.writeBytes(TicketEnd.cut(profile));
        return out.toByteArray();
    }
}
