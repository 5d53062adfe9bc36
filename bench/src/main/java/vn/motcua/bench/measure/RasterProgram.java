package vn.motcua.bench.measure;

import java.util.Arrays;
import java.util.Locale;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.printer.TicketRenderer;

/**
 * Draws tickets and nothing else, as a process with an agent's Java options and an agent's class path, which holds no histogram: what
 * the paper costs before any byte leaves.
 */
public final class RasterProgram {
    private static final int WIDTH_DOTS = 576;
    private static final int WARM_UP = 20;
    private static final int ROUNDS = 100;

    private RasterProgram() {}

    /** Prints the median and the 99th percentile in milliseconds. */
    public static void main(String[] arguments) {
        TicketRenderer renderer = new TicketRenderer(WIDTH_DOTS);
        double[] millis = new double[ROUNDS];
        for (int i = -WARM_UP; i < ROUNDS; i++) {
            TicketPrintout ticket = ticket(Math.floorMod(i, ROUNDS));
            long start = System.nanoTime();
            if (renderer.render(ticket).rows().length == 0) throw new IllegalStateException("an empty ticket");
            if (i >= 0) millis[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.println(millis[ROUNDS / 2 - 1] + " " + millis[ROUNDS * 99 / 100 - 1]);
    }

    static TicketPrintout ticket(int i) {
        return new TicketPrintout(
                "Ủy ban nhân dân phường Bến Nghé",
                "Trung tâm Phục vụ hành chính công phường Bến Nghé",
                "PHIẾU SỐ THỨ TỰ",
                "Chứng thực bản sao",
                String.format(Locale.ROOT, "C%05d", i),
                "Trước bạn: " + i + " người",
                "Dự kiến chờ khoảng 12 phút",
                "Quầy 1, 2, 3",
                "07:42 · Thứ Hai, 23/11/2026",
                "http://127.0.0.1:8080/t/BCGHKLMNPQTVBCGHKLQ",
                "Quét mã để theo dõi lượt của bạn",
                "Vui lòng giữ phiếu và chờ gọi số",
                null,
                null,
                "TẬP HUẤN",
                Locale.forLanguageTag("vi"));
    }
}
