package vn.motcua.hub.web;

import java.util.List;
import java.util.function.Supplier;
import vn.motcua.core.event.RatingGiven.Answer;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.rating.RatingService.Opinion;

/**
 * What a phone sends, as a form or as JSON. A page opened before the site changed its faces says which scale it showed; who does not say
 * means today's. Any thread.
 */
final class PhoneOpinion {
    private final Supplier<Site> site;

    PhoneOpinion(Supplier<Site> site) {
        this.site = site;
    }

    Opinion of(Call call) {
        return call.isForm() ? form(call) : json(call.body());
    }

    private Opinion json(Body body) {
        int scale = body.has("scaleMax")
                ? body.integer("scaleMax", RatingScale.FACES_MIN, RatingScale.FACES_MAX)
                : site.get().rating().faces();
        return new Opinion(
                body.integer("score", 1, scale),
                scale,
                body.codes("reasons", RatingPolicy.REASONS_MAX),
                answers(body.codes("answers", RatingPolicy.QUESTIONS_MAX)),
                isAsked() && body.has("words") ? body.text("words", 0, RatingPolicy.TEXT_MAX) : "");
    }

    /** More than six reasons cannot be said no to without a script: the first six count. A question left out sends nothing. */
    private Opinion form(Call call) {
        List<String> scales = call.form("scaleMax");
        int scale = scales.size() == 1
                ? Body.integer("scaleMax", scales.get(0), RatingScale.FACES_MIN, RatingScale.FACES_MAX)
                : site.get().rating().faces();
        List<String> scores = call.form("score");
        if (scores.size() != 1) throw RefusedException.badInteger("score", 1, scale);
        List<String> reasons =
                call.form("reasons").stream().limit(RatingPolicy.REASONS_MAX).toList();
        List<String> answers =
                call.form("answers").stream().filter(one -> !one.isEmpty()).toList();
        return new Opinion(
                Body.integer("score", scores.get(0), 1, scale),
                scale,
                Body.codes("reasons", reasons, RatingPolicy.REASONS_MAX),
                answers(Body.codes("answers", answers, RatingPolicy.QUESTIONS_MAX)),
                isAsked() ? words(call.form("words")) : "");
    }

    /** A page opened before words were no longer wanted may still send some: they go nowhere. */
    private boolean isAsked() {
        return site.get().rating().asksText();
    }

    /** A box of several lines: each way to break one is a blank. What is too long is cut, for a person cannot be asked again. */
    private static String words(List<String> sent) {
        String line = String.join(" ", sent)
                .replaceAll("[\\p{Cc}\\p{Cf}\\p{Cs}\\s]+", " ")
                .strip();
        return line.length() <= RatingPolicy.TEXT_MAX ? line : line.substring(0, RatingPolicy.TEXT_MAX);
    }

    private static List<Answer> answers(List<String> codes) {
        try {
            return codes.stream().map(Answer::parse).toList();
        } catch (IllegalArgumentException noAnswer) {
            throw RefusedException.badField("answers", "answers");
        }
    }
}
