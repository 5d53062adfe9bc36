package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.event.CatalogueScheduleEnded;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.catalogue.CatalogueService;
import vn.motcua.hub.catalogue.CatalogueVersion;
import vn.motcua.hub.catalogue.Scheduled;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.platform.ledger.Outcome;

/** A catalogue of two versions for tests of the HTTP side; a document with the word "unfit" has one problem. */
record FakeCatalogue(FakeHub hub, Site site) implements CatalogueService {
    private static final PersonId PERSON = new PersonId("01935a60-0000-7000-8000-000000000007");
    private static final Edit EDIT = new Edit("services[chung-thuc].meanServiceMinutes", "10", "7");

    @Override
    public Optional<CatalogueVersion> current() {
        return Optional.of(new CatalogueVersion(2, site, PERSON, "Đo lại", FakeHub.NOW));
    }

    @Override
    public List<Edit> fileEdits() {
        return List.of(EDIT);
    }

    @Override
    public Site file() {
        return site;
    }

    @Override
    public Future<Void> ignoreFile() {
        hub.log.add("ignore file");
        return Future.succeededFuture();
    }

    @Override
    public Future<Outcome<Verdict>> put(
            RequestId requestId, PersonId person, long base, String document, @Nullable String reason) {
        return hub.decide("put catalogue on " + base, verdict(base + 1, document));
    }

    @Override
    public Future<Outcome<Verdict>> tryOut(long base, String document) {
        return hub.decide("try catalogue on " + base, verdict(base, document));
    }

    @Override
    public Future<Outcome<Verdict>> schedule(
            RequestId requestId, PersonId person, long base, String document, LocalDate day, @Nullable String reason) {
        return hub.decide("schedule catalogue on " + base + " for " + day, verdict(base, document));
    }

    @Override
    public Future<Outcome<Boolean>> unschedule(RequestId requestId, PersonId person, long number) {
        return hub.decide("unschedule " + number, true);
    }

    @Override
    public Future<List<Scheduled>> scheduled(int limit) {
        LocalDate day = LocalDate.of(2026, 12, 1);
        CatalogueScheduleEnded unfit = new CatalogueScheduleEnded(
                1,
                CatalogueScheduleEnded.Outcome.UNFIT,
                null,
                List.of(new CatalogueScheduleEnded.Fault("services[x]", "", new Text("khác", "other"))),
                null,
                FakeHub.NOW);
        return Future.succeededFuture(List.of(
                new Scheduled(2, 2, day, site, site, List.of(EDIT), PERSON, "Đo lại", FakeHub.NOW, null),
                new Scheduled(1, 1, day, site, site, List.of(EDIT), PERSON, null, FakeHub.NOW, unfit)));
    }

    private static Verdict verdict(long version, String document) {
        return document.contains("unfit")
                ? new Verdict(
                        version,
                        List.of(),
                        List.of(new Verdict.Problem("services[2].series", "z", new Text("một dãy", "a series"))))
                : new Verdict(version, List.of(EDIT), List.of());
    }

    @Override
    public Future<List<Change>> changes(int limit) {
        return Future.succeededFuture(List.of(
                new Change(2, PERSON, "Đo lại", FakeHub.NOW, List.of(EDIT)),
                new Change(1, null, null, FakeHub.NOW, List.of())));
    }

    @Override
    public Future<Optional<CatalogueVersion>> version(long number) {
        return Future.succeededFuture(current().filter(one -> number <= 2));
    }
}
