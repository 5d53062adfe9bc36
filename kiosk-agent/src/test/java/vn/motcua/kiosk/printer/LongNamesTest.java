package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.kiosk.font.TicketFonts;
import vn.motcua.kiosk.ticket.Block.Align;

/** Names of real procedures are longer than the paper has room for; as much as fits must be read. */
class LongNamesTest {
    private static final String LONG =
            "Thủ tục cấp giấy chứng nhận đủ điều kiện an toàn thực phẩm đối với cơ sở sản xuất,"
                    + " kinh doanh thực phẩm thuộc phạm vi quản lý của Ủy ban nhân dân cấp xã";

    @ParameterizedTest
    @CsvSource({"576, 93", "576, 116", "576, 150", "384, 93", "384, 116", "384, 150"})
    void aNameLongerThanFourLinesFillsThem(int width, int letters) {
        String name = LONG.substring(0, letters).strip();
        Paper paper = new Paper(width, 8);
        paper.words(name, TicketFonts.loaded().strong().deriveFont(width == 576 ? 44f : 38f), Align.CENTRE);
        RasterTicket drawn = new RasterTicket(width, paper.tear());

        int left = width;
        int right = 0;
        for (int y = 0; y < drawn.heightDots(); y++)
            for (int x = 0; x < width; x++)
                if (Eye.isBlack(drawn, x, y)) {
                    left = Math.min(left, x);
                    right = Math.max(right, x);
                }
        assertThat(right - left).as("dots between the outermost letters").isGreaterThan(width * 3 / 4);
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 16, 24, 32})
    void whatIsLeftOutBeginsBehindAWholeWord(int columns) {
        List<String> lines = TextWrap.balanced(LONG, columns);

        assertThat(lines).hasSize(4).allMatch(line -> line.length() <= columns);
        String kept = String.join(" ", lines);
        assertThat(kept).endsWith("…");
        assertThat(LONG + " ").startsWith(kept.substring(0, kept.length() - 1) + " ");
    }
}
