package vn.motcua.kiosk.simprinter;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/** Tickets out of one printer, one after the other: what it was taught for one, it still knows, or takes for a letter, in the next. */
public final class Reel {
    private final PaperRoll roll;
    private final PrinterHead head;
    private final List<BufferedImage> fallen = new ArrayList<>();

    public Reel(int widthDots) {
        this.roll = new PaperRoll(widthDots);
        this.head = new PrinterHead(roll, new Sensors(), answer -> {}, fallen::add);
    }

    /** What makes no paper. */
    public void hear(byte[] commands) {
        for (byte b : commands) head.accept(b & 0xFF);
        assertThat(head.unparsedBytes()).isZero();
        assertThat(roll.uncutRows()).isZero();
    }

    /** @return the one paper these bytes make */
    public BufferedImage print(byte[] ticket) {
        int before = fallen.size();
        for (byte b : ticket) head.accept(b & 0xFF);
        assertThat(head.unparsedBytes()).isZero();
        if (fallen.size() == before) fallen.add(roll.cut()); // by hand, where there is no cutter
        assertThat(fallen).hasSize(before + 1);
        assertThat(roll.uncutRows()).isZero();
        return fallen.get(before);
    }
}
