package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingPolicy.Question;
import vn.motcua.core.model.RatingPolicy.Reason;
import vn.motcua.core.model.RatingPolicy.Side;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

class PhoneRatingFormTest {
    private static final ServiceId CIVIL = new ServiceId("civil");

    private static String form(RatingPolicy policy, Text.Locale locale) {
        return new PhoneRatingForm(new PageTexts()).of(policy, CIVIL, "/t/X", locale);
    }

    @Test
    void threeFacesAreTheWorstTheMiddleAndTheBest() {
        String form = form(new RatingPolicy(3, List.of(), List.of()), Text.Locale.EN);

        assertThat(form)
                .contains("name=\"scaleMax\" value=\"3\"")
                .contains("Very dissatisfied")
                .contains("Neutral")
                .contains("Very satisfied")
                .doesNotContain("value=\"4\"")
                .doesNotContain("<details>");
    }

    @Test
    void everyUsualReasonHasWordsInBothLanguages() {
        for (Text.Locale locale : Text.Locale.values())
            assertThat(form(RatingPolicy.DEFAULT, locale)).doesNotContain("phone.");
    }

    @Test
    void aBoxForWordsIsThereOnlyWhereTheSiteAsksForThem() {
        for (Text.Locale locale : Text.Locale.values())
            assertThat(form(new RatingPolicy(5, List.of(), List.of(), true), locale))
                    .contains("<textarea id=\"words\" name=\"words\"", "maxlength=\"300\"", "90")
                    .doesNotContain("phone.");
        assertThat(form(RatingPolicy.DEFAULT, Text.Locale.VI)).doesNotContain("<textarea");
    }

    @Test
    void theSitesOwnWordsAreEscapedAndOnlyOfTheServiceServed() {
        RatingPolicy policy = new RatingPolicy(
                5,
                List.of(
                        new Reason("RUDE", Side.BAD, new Text("<b>", "<i>"), true, List.of()),
                        new Reason("MAP", Side.BAD, new Text("bản đồ", "map"), false, List.of(new ServiceId("land")))),
                List.of(new Question("ON_TIME", new Text("Đúng \"giờ\"?", "On time?"))));

        assertThat(form(policy, Text.Locale.VI))
                .contains("&lt;b&gt;")
                .doesNotContain("bản đồ")
                .contains("Đúng &quot;giờ&quot;?")
                .contains("value=\"ON_TIME.PARTLY\"");
    }
}
