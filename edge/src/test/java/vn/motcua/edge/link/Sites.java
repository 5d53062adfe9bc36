package vn.motcua.edge.link;

import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.HallZone;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;

/** A small site for tests, always open. */
public final class Sites {
    private Sites() {}

    public static Site small() {
        vn.motcua.core.model.ZoneId hall = new vn.motcua.core.model.ZoneId("main");
        return new Site(
                new SiteId("demo"),
                new Text("Trung tâm thử", "Test centre"),
                new Text("UBND tỉnh", "Province"),
                true,
                "http://localhost:8080",
                new OpeningCalendar(ZoneId.of("Asia/Ho_Chi_Minh"), true, Map.of(), Set.of(), Set.of()),
                List.of(new HallZone(hall, new Text("Sảnh chính", "Main hall"))),
                List.of(new Series(new SeriesId("a"), "A", 1, 999, 3, 50)),
                List.of(new Service(
                        new ServiceId("land"),
                        new Text("Đất đai", "Land"),
                        new Text("", ""),
                        "map",
                        new SeriesId("a"),
                        10)),
                List.of(new Counter(
                        new CounterId("1"),
                        "1",
                        new Text("Quầy 1", "Counter 1"),
                        hall,
                        List.of(new ServiceId("land")))));
    }
}
