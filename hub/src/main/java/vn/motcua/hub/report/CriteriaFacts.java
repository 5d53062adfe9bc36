package vn.motcua.hub.report;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.event.RatingGiven.Answer;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.report.Criteria.Facts;
import vn.motcua.hub.report.Criteria.Three;

/** What the nine criteria are made from, read in one snapshot. */
final class CriteriaFacts {
    private static final SqlTexts SQL = SqlTexts.beside(CriteriaFacts.class, "criteria.sql");
    private static final String CONTACTS = SQL.get("contacts");
    private static final String ANSWERS = SQL.get("answers");
    private static final String ANSWERED = SQL.get("answered");

    private CriteriaFacts() {}

    private record Counted(String key, long visits) {
        static Counted read(Row row) throws SQLException {
            return new Counted(row.text("key"), row.number("visits"));
        }
    }

    static Facts read(Sql db, Site site, LocalDate from, LocalDate to, Instant begin) throws SQLException {
        long[] contacts = new long[3];
        for (Counted one : db.list(CONTACTS, Counted::read, begin, from, to))
            contacts[Math.min(3, Integer.parseInt(one.key)) - 1] += one.visits;
        long[] attitude = new long[3];
        for (Counted one : db.list(ANSWERS, Counted::read, from, to))
            for (String text : one.key.split(",")) {
                Answer answer = Answer.parse(text);
                if (answer.question().equals(Criteria.ATTITUDE))
                    attitude[2 - answer.reply().points()] += one.visits;
            }
        Share answered = db.first(ANSWERED, row -> new Share(row.number("seen"), row.number("told")), from, to)
                .orElse(new Share(0, 0));
        return new Facts(three(contacts), received(site), published(site, to), three(attitude), answered);
    }

    private static Three three(long[] counts) {
        return new Three(counts[0], counts[1], counts[2]);
    }

    private static Share received(Site site) {
        long received = site.services().stream()
                .filter(service -> site.counters().stream()
                        .anyMatch(counter -> counter.services().contains(service.id())))
                .count();
        return new Share(received, site.services().size());
    }

    private static Share published(Site site, LocalDate on) {
        if (site.procedures().all().isEmpty()) return new Share(0, 0);
        long published = site.services().stream()
                .filter(service -> site.procedures().all().stream().anyMatch(one -> holds(one, service, on)))
                .count();
        return new Share(published, site.services().size());
    }

    private static boolean holds(Procedure one, Service service, LocalDate on) {
        boolean isBegun = one.from() == null || !on.isBefore(one.from());
        boolean isOver = one.until() != null && on.isAfter(one.until());
        return isBegun && !isOver && one.services().contains(service.id());
    }
}
