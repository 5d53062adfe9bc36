package vn.motcua.hub.web;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingPolicy.Question;
import vn.motcua.core.model.RatingPolicy.Reason;
import vn.motcua.core.model.RatingPolicy.Side;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.hub.platform.http.HtmlTemplate;

/** The form in which a phone rates: faces that send it, before them what may be added. Needs no script. Any thread. */
final class PhoneRatingForm {
    private static final List<String> MOUTHS = List.of(
            "M14 34c4-8 16-8 20 0",
            "M15 33c4-4 14-4 18 0",
            "M15 31h18",
            "M15 29c4 4 14 4 18 0",
            "M13 27c3 10 19 10 22 0z");

    private final PageTexts texts;

    PhoneRatingForm(PageTexts texts) {
        this.texts = texts;
    }

    String of(RatingPolicy policy, ServiceId service, String path, Text.Locale locale) {
        StringBuilder form = new StringBuilder("<form method=\"post\" action=\"" + HtmlTemplate.escape(path)
                + "/rating?lang=" + PhoneCard.tag(locale) + "\"><h1>" + word(locale, "phone.rate")
                + "</h1><p class=\"quiet\">" + word(locale, "phone.rate.anonymous")
                + "</p><input type=\"hidden\" name=\"scaleMax\" value=\"" + policy.faces()
                + "\"><div class=\"faces\">");
        RatingScale scale = policy.scale();
        for (int score = policy.faces(); score >= 1; score--)
            form.append("<button name=\"score\" value=\"")
                    .append(score)
                    .append("\">")
                    .append(face(scale.drawn(score)))
                    .append(word(locale, "phone.face." + scale.drawn(score)))
                    .append("</button>");
        form.append("</div>");
        Set<Reason> reasons = new LinkedHashSet<>(policy.reasons(service, Side.GOOD));
        reasons.addAll(policy.reasons(service, Side.BAD));
        more(form, new ArrayList<>(reasons), policy, locale);
        return form.append("</form>").toString();
    }

    private void more(StringBuilder form, List<Reason> reasons, RatingPolicy policy, Text.Locale locale) {
        if (reasons.isEmpty() && policy.questions().isEmpty() && !policy.asksText()) return;
        form.append("<details><summary>").append(word(locale, "phone.reasons")).append("</summary>");
        for (Question question : policy.questions()) question(form, question, locale);
        form.append("<div class=\"reasons\">");
        for (Reason reason : reasons)
            form.append("<label><input type=\"checkbox\" name=\"reasons\" value=\"")
                    .append(reason.code())
                    .append("\">")
                    .append(label(reason, locale))
                    .append("</label>");
        form.append("</div>");
        if (policy.asksText()) words(form, locale);
        form.append("</details>");
    }

    private void words(StringBuilder form, Text.Locale locale) {
        form.append("<label class=\"question\" for=\"words\">")
                .append(word(locale, "phone.words"))
                .append("</label><textarea id=\"words\" name=\"words\" rows=\"4\" maxlength=\"")
                .append(RatingPolicy.TEXT_MAX)
                .append("\" aria-describedby=\"words-kept\"></textarea><p class=\"quiet\" id=\"words-kept\">")
                .append(word(locale, "phone.words.kept"))
                .append("</p>");
    }

    private void question(StringBuilder form, Question question, Text.Locale locale) {
        form.append("<label class=\"question\"><span>")
                .append(HtmlTemplate.escape(question.text().in(locale)))
                .append("</span><select name=\"answers\"><option value=\"\">–</option>");
        for (RatingPolicy.Reply reply : RatingPolicy.Reply.values())
            form.append("<option value=\"")
                    .append(question.code())
                    .append('.')
                    .append(reply)
                    .append("\">")
                    .append(word(locale, "phone.reply." + reply))
                    .append("</option>");
        form.append("</select></label>");
    }

    private String label(Reason reason, Text.Locale locale) {
        Text own = reason.text();
        return own == null ? word(locale, "phone.reason." + reason.code()) : HtmlTemplate.escape(own.in(locale));
    }

    /** Five faces, told apart by the mouth and never by colour alone. */
    private static String face(int drawn) {
        return "<svg class=\"f" + drawn + "\" viewBox=\"0 0 48 48\" fill=\"none\" stroke=\"currentColor\" "
                + "stroke-width=\"3\" stroke-linecap=\"round\" aria-hidden=\"true\"><circle cx=\"24\" cy=\"24\" "
                + "r=\"20\"/><path d=\"M17 18v2M31 18v2\"/><path d=\"" + MOUTHS.get(drawn - 1) + "\"/></svg>";
    }

    private String word(Text.Locale locale, String key) {
        return HtmlTemplate.escape(texts.say(locale, key));
    }
}
