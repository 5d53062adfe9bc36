package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.visit.VisitQueries;

/**
 * The ticket on a phone, for whoever holds its code. A whole waiting hall may sit behind one address, so only unknown codes are
 * counted against it; the codes themselves have 64 random bits.
 */
final class PhoneRoutes {
    private static final int SCALE = 5;
    private static final int REASONS_MAX = 6;
    private final VisitQueries visits;
    private final RatingService ratings;
    private final PhonePage page;
    private final AddressRate unknownRate;
    private final AddressRate wholeRate;

    PhoneRoutes(VisitQueries visits, RatingService ratings, Site site, Clock clock) {
        this.visits = visits;
        this.ratings = ratings;
        this.page = new PhonePage(site, clock);
        this.unknownRate = new AddressRate(clock, 20, 20);
        this.wholeRate = new AddressRate(clock, 600, 1200);
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.PHONE_PAGE, this::show).on(HubEndpoint.PHONE_RATING, this::rate);
    }

    private Future<Reply> show(Call call) {
        wholeRate.take(call.address());
        Optional<TicketCode> code = code(call);
        if (code.isEmpty()) return Future.succeededFuture(unknown(call));
        return visits.phone(code.get())
                .map(view -> view.map(known -> page.of(known, path(code.get()), call.locale()))
                        .orElseGet(() -> unknown(call)));
    }

    private Future<Reply> rate(Call call) {
        wholeRate.take(call.address());
        Optional<TicketCode> code = code(call);
        if (code.isEmpty()) return Future.succeededFuture(unknown(call));
        int score = call.isForm() ? formScore(call) : call.body().integer("score", 1, SCALE);
        List<String> reasons = call.isForm() ? formReasons(call) : call.body().codes("reasons", REASONS_MAX);
        return Answers.of(
                ratings.rateByPhone(code.get(), score, SCALE, reasons),
                stored -> call.isForm()
                        ? Reply.seeOther(path(code.get()) + "?lang="
                                + call.locale().name().toLowerCase(java.util.Locale.ROOT))
                        : Reply.json(201, Map.of("ratingId", stored.ratingId(), "counted", stored.counted())));
    }

    private Reply unknown(Call call) {
        unknownRate.take(call.address());
        if (call.wantsHtml()) return page.unknown(call.locale());
        throw new RefusedException("UNKNOWN_TICKET");
    }

    private static int formScore(Call call) {
        List<String> scores = call.form("score");
        if (scores.size() != 1) throw RefusedException.badInteger("score", 1, SCALE);
        return Body.integer("score", scores.get(0), 1, SCALE);
    }

    /** More than six cannot be said no to without a script: the first six count. */
    private static List<String> formReasons(Call call) {
        List<String> reasons = call.form("reasons").stream().limit(REASONS_MAX).toList();
        return Body.codes("reasons", reasons, REASONS_MAX);
    }

    private static Optional<TicketCode> code(Call call) {
        String text = call.pathText("code").toUpperCase(java.util.Locale.ROOT);
        return TicketCode.isValid(text) ? Optional.of(new TicketCode(text)) : Optional.empty();
    }

    private static String path(TicketCode code) {
        return "/t/" + code.value();
    }
}
