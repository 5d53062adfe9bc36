package vn.motcua.launcher;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceTexts;
import vn.motcua.kiosk.DeviceRow;
import vn.motcua.kiosk.Finding;

/** The end of a doctor's report: each device on a numbered line with what to do about it, then the sum. */
final class DoctorTable {
    private DoctorTable() {}

    static void write(List<DeviceRow> rows, List<Finding> findings, PrintWriter out) {
        out.println();
        out.println(Texts.of(rows.isEmpty() ? "doctor.table.none" : "doctor.table"));
        int names = rows.stream().mapToInt(row -> row.name().length()).max().orElse(0);
        int kinds = rows.stream().mapToInt(row -> kind(row).length()).max().orElse(0);
        int number = 0;
        for (DeviceRow row : rows) {
            out.println("  " + ++number + ". " + padded(row.name(), names) + "  " + padded(kind(row), kinds) + "  "
                    + Texts.of("doctor.condition." + row.condition()));
            if (!row.code().isEmpty()) out.println("     " + Texts.of("doctor.table.do", toDo(row), row.code()));
        }
        out.println();
        long bad = count(findings, Finding.Mark.BAD);
        long warn = count(findings, Finding.Mark.WARN);
        out.println(Texts.of(bad > 0 ? "doctor.sum.bad" : warn > 0 ? "doctor.sum.warn" : "doctor.sum.good", bad, warn));
        out.flush();
    }

    private static long count(List<Finding> findings, Finding.Mark mark) {
        return findings.stream().filter(one -> one.mark() == mark).count();
    }

    private static String kind(DeviceRow row) {
        return Texts.of("doctor.kind." + row.kind());
    }

    private static String toDo(DeviceRow row) {
        return DeviceTexts.in(Locale.getDefault()).clerk(DeviceCode.valueOf(row.code()));
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }

    /** The same for a program: {@code {findings:[{mark,topic,values,text}], devices:[{name,kind,link,condition,code}]}}. */
    static String json(List<DeviceRow> rows, List<Finding> findings, Function<Finding, String> words) {
        ObjectNode all = Json.object();
        ArrayNode list = all.putArray("findings");
        for (Finding finding : findings) {
            ObjectNode one = Json.tree(finding);
            one.put("text", words.apply(finding));
            list.add(one);
        }
        all.set("devices", Json.node(rows));
        return Json.write(all);
    }
}
