package vn.motcua.rating.pad.hid;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/** Reports of a fixed length; each tells how every button stands. */
final class ReportDecoder implements PadDecoder {
    private static final Allowed PLACE = Allowed.of("pad.place");
    private static final int REPORT_BYTES_MAX = 64;

    private final int reportBytes;
    private final Map<Integer, Place> places;
    private final Map<Integer, Boolean> last = new TreeMap<>();
    private byte[] rest = {};

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

    ReportDecoder(int reportBytes, Map<Integer, Place> places) {
        this.reportBytes = reportBytes;
        this.places = new TreeMap<>(places); // one report tells its buttons in one order, run after run
    }

    /** Reads {@code reportBytes} and {@code places}. */
    static ReportDecoder read(ConfigNode entry) {
        int bytes = entry.integer("reportBytes", 1, REPORT_BYTES_MAX, 8);
        Map<Integer, Place> places = new LinkedHashMap<>();
        ConfigNode node = entry.object("places");
        for (String button : node.keys()) {
            String text = node.text(button, PLACE);
            Optional<Place> place = Place.parse(text).filter(one -> one.at() < bytes);
            boolean isButton = button.matches("[0-9]|[1-5][0-9]|6[0-3]");
            if (place.isEmpty() || !isButton) node.problem(button, text, PLACE);
            else places.put(Integer.valueOf(button), place.get());
        }
        if (places.isEmpty()) entry.problem("places", "", PLACE);
        return new ReportDecoder(bytes, places);
    }

    @Override
    public List<Change> decode(byte[] bytes) {
        byte[] all = Arrays.copyOf(rest, rest.length + bytes.length);
        System.arraycopy(bytes, 0, all, rest.length, bytes.length);
        List<Change> changes = new ArrayList<>();
        int from = 0;
        for (; all.length - from >= reportBytes; from += reportBytes)
            report(Arrays.copyOfRange(all, from, from + reportBytes), changes);
        rest = Arrays.copyOfRange(all, from, all.length);
        return changes;
    }

    private void report(byte[] report, List<Change> changes) {
        places.forEach((button, place) -> {
            boolean isDown = place.isDown(report);
            Boolean was = last.put(button, isDown);
            if (was == null || was != isDown) changes.add(new Change(button, isDown));
        });
    }

    @Override
    public void reset() {
        rest = new byte[0];
        last.clear();
    }
}
