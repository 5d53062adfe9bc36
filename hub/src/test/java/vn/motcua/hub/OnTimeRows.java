package vn.motcua.hub;

import java.util.LinkedHashMap;
import java.util.Map;
import vn.motcua.core.register.RawRow;

/** A small register with something in every column of form II.06a for November 2026. */
final class OnTimeRows {
    private static final String[] COLUMNS = {"code", "field", "unit", "channel", "received", "due", "finished", "state"
    };

    /** Early, on its day, late, withdrawn; carried in; pending, overdue, waiting; refused and only registered; after the period; ended on no day, which is in no figure. */
    static final String ROWS = """
            H12.15-261102-0001|Đất đai|H12.15|1|2026-11-02T08:00|2026-11-20|2026-11-19T16:00|9
            H12.15-261102-0002|Đất đai|H12.15|2|2026-11-02T08:00|2026-11-20|2026-11-20T16:30|10
            H12.15-261102-0003|Đất đai|H12.15|3|2026-11-02T08:00|2026-11-20|2026-11-23T08:00|10
            H12.15-261102-0004|Hộ tịch|=H12.16|1|2026-11-02T08:00|2026-11-20|2026-11-21T08:00|7
            H12.15-261030-0001|Hộ tịch|=H12.16|1|2026-10-30T08:00|2026-11-06|2026-11-05T08:00|10
            H12.15-261030-0002|Hộ tịch|H12.15|1|2026-10-30T08:00|2026-11-06||4
            H12.15-261103-0001||H12.15|2|2026-11-03T08:00|2026-11-30||4
            H12.15-261103-0002||H12.15|1|2026-11-03T08:00|2026-11-10||5
            H12.15-261103-0003||H12.15|1|2026-11-03T08:00|2026-12-04||2
            H12.15-261103-0004||H12.15|1|2026-11-03T08:00|2026-11-10||3
            H12.15-261103-0005||H12.15|1|2026-11-03T08:00|2026-11-10||1
            H12.15-261201-0001|Đất đai|H12.15|1|2026-12-01T00:00|2026-12-10||4
            H12.15-261104-0001|Đất đai|H12.15|1|2026-11-04T08:00|2026-11-20||10
            H12.15-261015-0001|Đất đai|H12.15|1|2026-10-15T08:00|2026-10-30|2026-10-30T08:00|10
            """;

    private OnTimeRows() {}

    static RawRow row(long line, String text) {
        Map<String, String> row = new LinkedHashMap<>();
        String[] cells = text.split("\\|", -1);
        for (int i = 0; i < COLUMNS.length; i++) row.put(COLUMNS[i], cells[i]);
        row.put("procedure", "1.000948");
        return new RawRow(line, row);
    }
}
