package vn.motcua.hub.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.catalogue.CatalogueService;
import vn.motcua.hub.catalogue.CatalogueVersion;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.Person;

/** The site's catalogue: read, tried, changed on the version it was made from, and what became of it. */
final class CatalogueRoutes {
    private static final int CHANGES = 50;
    private static final int CHANGES_MAX = 200;
    private final CatalogueService catalogue;
    private final People people;

    CatalogueRoutes(CatalogueService catalogue, People people) {
        this.catalogue = catalogue;
        this.people = people;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.CATALOGUE, this::show)
                .on(HubEndpoint.PUT_CATALOGUE, this::put)
                .on(HubEndpoint.CHECK_CATALOGUE, this::check)
                .on(HubEndpoint.CATALOGUE_CHANGES, this::changes)
                .on(HubEndpoint.CATALOGUE_VERSION, this::version)
                .on(HubEndpoint.CATALOGUE_FILE, this::file)
                .on(HubEndpoint.IGNORE_CATALOGUE_FILE, this::ignoreFile);
    }

    private Future<Reply> show(Call call) {
        CatalogueVersion now = current();
        return Future.succeededFuture(tagged(now.number(), Reply.json(view(now))));
    }

    private Future<Reply> put(Call call) {
        long base = base(call);
        Body body = call.body();
        RequestId request = body.requestId();
        String reason = body.has("reason") ? body.text("reason", 1, CatalogueService.REASON_MAX) : null;
        return Answers.of(
                catalogue.put(request, call.caller().id(), base, body.document("document"), reason),
                CatalogueRoutes::answer);
    }

    static Reply answer(Verdict verdict) {
        return verdict.problems().isEmpty()
                ? tagged(verdict.version(), Reply.json(verdict))
                : Reply.json(422, unfit(verdict));
    }

    private Future<Reply> check(Call call) {
        return Answers.of(catalogue.tryOut(base(call), call.body().document("document")), Reply::json);
    }

    private Future<Reply> changes(Call call) {
        int limit = call.query("limit", 1, CHANGES_MAX).orElse(CHANGES);
        return catalogue
                .changes(limit)
                .map(found -> Reply.json(
                        Map.of("changes", found.stream().map(this::view).toList())));
    }

    private Future<Reply> version(Call call) {
        long number = call.path("number", CatalogueRoutes::number);
        return catalogue
                .version(number)
                .map(found -> found.map(this::view)
                        .map(Reply::json)
                        .orElseThrow(() -> new RefusedException("UNKNOWN_VERSION")));
    }

    private Future<Reply> file(Call call) {
        return Future.succeededFuture(
                Reply.json(Map.of("document", SiteDocument.of(catalogue.file()), "edits", catalogue.fileEdits())));
    }

    private Future<Reply> ignoreFile(Call call) {
        return catalogue.ignoreFile().map(done -> Reply.nothing());
    }

    private CatalogueVersion current() {
        return catalogue.current().orElseThrow(() -> new RefusedException("RETRY_LATER"));
    }

    /** The version a change was made from: without it the work of somebody else could be lost and nobody told. */
    static long base(Call call) {
        String tag = call.header("If-Match").orElseThrow(() -> new RefusedException("BASE_NEEDED"));
        return number(tag.replaceFirst("^\"(.*)\"$", "$1"));
    }

    static long number(String text) {
        if (!text.matches("[1-9][0-9]{0,11}")) throw new RefusedException("UNKNOWN_VERSION");
        return Long.parseLong(text);
    }

    private static Reply tagged(long version, Reply reply) {
        return reply.with("ETag", "\"" + version + "\"");
    }

    private static Unfit unfit(Verdict verdict) {
        var refusal = vn.motcua.hub.platform.ledger.Refusals.of(
                "CATALOGUE_UNFIT", verdict.problems().size());
        return new Unfit(refusal.code(), refusal.message(), verdict.problems());
    }

    private record Unfit(String code, vn.motcua.core.model.Text message, List<Verdict.Problem> problems) {}

    private VersionView view(CatalogueVersion one) {
        return new VersionView(
                one.number(),
                one.personId(),
                name(one.personId()),
                one.reason(),
                one.at(),
                SiteDocument.of(one.site()));
    }

    private ChangeView view(CatalogueService.Change one) {
        return new ChangeView(one.version(), one.personId(), name(one.personId()), one.reason(), one.at(), one.edits());
    }

    private @Nullable String name(@Nullable PersonId id) {
        return Optional.ofNullable(id).flatMap(people::find).map(Person::name).orElse(null);
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record VersionView(
            long version,
            @Nullable PersonId personId,
            @Nullable String personName,
            @Nullable String reason,
            Instant at,
            Map<String, Object> document) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record ChangeView(
            long version,
            @Nullable PersonId personId,
            @Nullable String personName,
            @Nullable String reason,
            Instant at,
            List<Edit> edits) {}
}
