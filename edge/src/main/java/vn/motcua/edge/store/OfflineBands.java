package vn.motcua.edge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.wire.LinkFrame.BandReport;

/** Numbers leased ahead by the hub, and how far each band is used. A number taken is never given again. */
public final class OfflineBands {
    private final Tx tx;
    private boolean touched;

    OfflineBands(Tx tx) {
        this.tx = tx;
    }

    /** @param value taken from this band in this transaction */
    public record Taken(BandId band, int value) {}

    /** The next number of the day: from the band in use, or else from the next one leased; empty when all are used up. */
    public Optional<Taken> take(SeriesId series, LocalDate day) throws SQLException {
        Optional<BandReport> band = tx.one("band_next", OfflineBands::read, series.value(), day.toString());
        if (band.isEmpty()) return Optional.empty();
        int value = band.get().used() + 1;
        usedTo(band.get().id(), value);
        touched = true;
        return Optional.of(new Taken(band.get().id(), value));
    }

    void usedTo(BandId band, int value) throws SQLException {
        tx.update("band_use", value, band.value());
    }

    /** Whether a number was taken since the last time of asking. */
    boolean takeTouched() {
        boolean was = touched;
        touched = false;
        return was;
    }

    public List<BandReport> all() throws SQLException {
        return tx.list("band_all", OfflineBands::read);
    }

    /** From now on these and no others; what is used of a band already held stays used. */
    public void replace(List<Band> bands) throws SQLException {
        Set<BandId> kept = bands.stream().map(Band::id).collect(Collectors.toSet());
        for (BandReport held : all())
            if (!kept.contains(held.id())) tx.update("band_delete", held.id().value());
        for (Band band : bands) {
            tx.update(
                    "band_insert",
                    band.id().value(),
                    band.series().value(),
                    band.businessDay().toString(),
                    band.from(),
                    band.to(),
                    band.from() - 1);
        }
    }

    private static BandReport read(ResultSet row) throws SQLException {
        return new BandReport(
                new BandId(row.getString("band_id")),
                new SeriesId(row.getString("series_id")),
                LocalDate.parse(row.getString("business_day")),
                row.getInt("low"),
                row.getInt("high"),
                row.getInt("used"));
    }
}
