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
    /** Room for the number of a row. */
    private static final int BEGIN = 5;

    private DoctorTable() {}

    static void write(List<DeviceRow> rows, List<Finding> findings, PrintWriter out) {
        out.println();
        out.println(Texts.of(rows.isEmpty() ? "doctor.table.none" : "doctor.table"));
        int kinds = widest(rows, DoctorTable::kind, Columns.WIDTH);
        int conditions = widest(rows, DoctorTable::condition, Columns.WIDTH);
        int names = widest(rows, DeviceRow::name, Columns.WIDTH - BEGIN - 2 - kinds - 2 - conditions);
        int number = 0;
        for (DeviceRow row : rows) {
            write(row, number(++number), names, kinds, out);
            if (row.code().isEmpty()) continue;
            Columns.wrapped(" ".repeat(BEGIN), Texts.of("doctor.table.do", toDo(row)))
                    .forEach(out::println);
            out.println(" ".repeat(BEGIN) + "[" + row.code() + "]");
        }
        out.println();
        long bad = count(findings, Finding.Mark.BAD);
        long warn = count(findings, Finding.Mark.WARN);
        out.println(Texts.of(bad > 0 ? "doctor.sum.bad" : warn > 0 ? "doctor.sum.warn" : "doctor.sum.good", bad, warn));
        out.flush();
    }

    /** A name that would push the others off the line has one of its own. */
    private static void write(DeviceRow row, String begin, int names, int kinds, PrintWriter out) {
        boolean isLong = row.name().length() > names;
        if (isLong) out.println(begin + row.name());
        out.println((isLong ? " ".repeat(BEGIN + names) : begin + padded(row.name(), names)) + "  "
                + padded(kind(row), kinds) + "  " + condition(row));
    }

    private static String number(int number) {
        String text = number + ".";
        return " ".repeat(Math.max(0, BEGIN - 1 - text.length())) + text + " ";
    }

    private static int widest(List<DeviceRow> rows, Function<DeviceRow, String> cell, int most) {
        return rows.stream()
                .map(cell)
                .mapToInt(String::length)
                .filter(length -> length <= most)
                .max()
                .orElse(0);
    }

    private static String condition(DeviceRow row) {
        return Texts.of("doctor.condition." + row.condition());
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
