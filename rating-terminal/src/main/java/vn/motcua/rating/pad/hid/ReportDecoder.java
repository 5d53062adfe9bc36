package vn.motcua.rating.pad.hid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.rating.pad.PadButtons;

/**
 * Reports of a fixed length; each tells how every button stands. Those with a number come at nodes of the kernel only: in a stream other
 * reports of the same device, of other lengths, would be taken for these.
 */
final class ReportDecoder implements PadDecoder {
    private static final Allowed PLACE = Allowed.of("pad.place");
    private static final Allowed NUMBERED = Allowed.of("pad.reportId");
    private static final int REPORT_BYTES_MAX = 64;

    private static final String RECORDS = "hid:";

    /** Of a device whose reports have no number. */
    static final int NO_ID = -1;

    private static final int ID_MAX = 255;

    private final int reportBytes;
    private final int reportId;
    private final Map<Integer, Place> places;
    private final Map<Integer, Boolean> last = new TreeMap<>();
    private byte[] rest = {};
    private int nonsense;

    /**
     * Where a report tells of a button.
     *
     * @param mask the bits of the byte that matter
     * @param value what they are while it is down
     */
    record Place(int at, int mask, int value) {
        /** {@code 2.0}: bit 0 of byte 2 is set; {@code 2=1F}: byte 2 is 1F. Bytes count from 0. */
        static Optional<Place> parse(String text) {
            if (text.matches("\\d{1,2}\\.[0-7]")) {
                String[] parts = text.split("\\.");
                int bit = 1 << Integer.parseInt(parts[1]);
                return Optional.of(new Place(Integer.parseInt(parts[0]), bit, bit));
            }
            if (!text.matches("\\d{1,2}=[0-9A-Fa-f]{2}")) return Optional.empty();
            String[] parts = text.split("=");
            return Optional.of(new Place(Integer.parseInt(parts[0]), 0xff, Integer.parseInt(parts[1], 16)));
        }

        boolean isDown(byte[] report) {
            return (report[at] & mask) == value;
        }
    }

    /**
     * @param reportBytes with its number, if it has one
     * @param reportId first byte of the report that tells of the buttons, or {@link #NO_ID}; other reports of the device are ignored
     */
    ReportDecoder(int reportBytes, int reportId, Map<Integer, Place> places) {
        this.reportBytes = reportBytes;
        this.reportId = reportId;
        this.places = new TreeMap<>(places); // one report tells its buttons in one order, run after run
    }

    /** Reads {@code reportBytes}, {@code reportId} and {@code places}. */
    static ReportDecoder read(ConfigNode entry) {
        int bytes = entry.integer("reportBytes", 1, REPORT_BYTES_MAX, 8);
        Map<Integer, Place> places = new LinkedHashMap<>();
        ConfigNode node = entry.object("places");
        for (String button : node.keys()) {
            String text = node.text(button, PLACE);
            Optional<Place> place = Place.parse(text).filter(one -> one.at() < bytes);
            OptionalInt number = PadButtons.number(button);
            if (place.isEmpty() || number.isEmpty()) node.problem(button, text, PLACE);
            else places.put(number.getAsInt(), place.get());
        }
        if (places.isEmpty()) entry.problem("places", "", PLACE);
        int id = entry.has("reportId") ? entry.integer("reportId", 0, ID_MAX, 0) : NO_ID;
        if (id != NO_ID && !isInRecords(entry)) entry.problem("reportId", id, NUMBERED);
        return new ReportDecoder(bytes, id, places);
    }

    private static boolean isInRecords(ConfigNode entry) {
        String link = entry.has("link") ? entry.text("link", NUMBERED) : RECORDS;
        return link.startsWith(RECORDS) || link.startsWith(DeviceEntry.SIMULATED);
    }

    @Override
    public List<Change> decode(byte[] bytes) {
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        List<Change> changes = new ArrayList<>();
        int from = 0;
        while (all.length - from >= reportBytes) {
            changes.addAll(record(Arrays.copyOfRange(all, from, from + reportBytes)));
            from += reportBytes;
        }
        rest = Arrays.copyOfRange(all, from, all.length);
        return changes;
    }

    private boolean isOurs(byte first) {
        return reportId == NO_ID || (first & 0xff) == reportId;
    }

    /** Another number is another report of the same device, as of its volume wheel, and no nonsense. */
    @Override
    public List<Change> record(byte[] record) {
        if (record.length == 0 || !isOurs(record[0])) return List.of();
        List<Change> changes = new ArrayList<>();
        if (record.length == reportBytes) report(record, changes);
        else nonsense++;
        return changes;
    }

    @Override
    public int nonsense() {
        return nonsense;
    }

    private void report(byte[] report, List<Change> changes) {
        nonsense = 0;
        places.forEach((button, place) -> {
            boolean isDown = place.isDown(report);
            Boolean was = last.put(button, isDown);
            if (was == null || was != isDown) changes.add(new Change(button, isDown));
        });
    }

    @Override
    public void reset() {
        rest = new byte[0];
        nonsense = 0;
        last.clear();
    }
}
