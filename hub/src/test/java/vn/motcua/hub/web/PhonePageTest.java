package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.visit.VisitQueries.Aside;

class PhonePageTest {
    private static final String CODE = TicketCode.mint(new Random(7)).value();

    @TempDir
    private static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void forget() {
        hub.fake.phones.clear();
        hub.fake.log.clear();
        hub.fake.refusal = null;
        hub.clock.pass(java.time.Duration.ofMinutes(5));
    }

    @Test
    void waitingShowsPlaceAndARangeAndReloadsItself() throws Exception {
        show("WAITING", 7, 20, false, false);

        String page = page("");

        assertThat(page)
                .contains(">A012<")
                .contains("Còn 7 người trước bạn")
                .contains("Khoảng 20 phút nữa, chậm nhất 30 phút")
                .contains("<noscript><meta http-equiv=\"refresh\" content=\"15\"></noscript>")
                .contains("lang=\"vi\"");
    }

    @Test
    void whoIsNextIsToldToStandNearOnlyWhenItIsSoon() throws Exception {
        show("WAITING", 0, 4, false, false);
        assertThat(page("?lang=en")).contains("You are next").contains("you are about to be called");
        show("WAITING", 0, 28, false, false);
        assertThat(page("?lang=en")).contains("You are next").doesNotContain("you are about to be called");
        show("WAITING", 0, -1, false, false);
        assertThat(page("?lang=en")).contains("You are next").doesNotContain("you are about to be called");
    }

    @Test
    void englishByQueryOrByTheBrowsersLanguage() throws Exception {
        show("WAITING", 0, -1, false, false);

        assertThat(page("?lang=en")).contains("You are next").contains("No counter is open for this");
        assertThat(hub.ask("GET", "/t/" + CODE)
                        .with("Accept", "text/html")
                        .with("Accept-Language", "en-GB,en;q=0.9,vi;q=0.5")
                        .expect(200))
                .contains("lang=\"en\"");
        assertThat(hub.ask("GET", "/t/" + CODE)
                        .with("Accept", "text/html")
                        .with("Accept-Language", "fr-FR")
                        .expect(200))
                .contains("lang=\"vi\"");
    }

    @Test
    void calledSaysWhereToGo() throws Exception {
        show("CALLED", -1, -1, false, false);

        assertThat(page("")).contains("Đến lượt bạn").contains("Mời đến Quầy 3").contains("class=\"card turn\"");
    }

    @Test
    void putAsideSaysWhatIsMissingWhereToGoAndUntilWhen() throws Exception {
        aside("PARKED", new Aside(Aside.Kind.PUT_ASIDE, null, VisitParked.Reason.COPIES, FakeHub.NOW));

        assertThat(page(""))
                .contains("Lượt của bạn đang được tạm gác")
                .contains("Đang chờ bản sao, bản chụp giấy tờ.")
                .contains("quay lại báo cán bộ tại Quầy 3. Không cần lấy số mới.")
                .contains("Đến 09:30 bạn tự trở lại đầu hàng");
    }

    @Test
    void sentOnSaysWhichCounterCallsNext() throws Exception {
        aside("WAITING", new Aside(Aside.Kind.SENT_ON, new Text("Quầy 5", "Counter 5"), null, null));

        assertThat(page("")).contains("Mời sang ngồi gần Quầy 5. Quầy ấy sẽ gọi số này, không cần lấy số mới.");
        assertThat(page("?lang=en")).contains("Please take a seat near Counter 5.");
    }

    @Test
    void whoIsCalledLaterIsToldWhenAndWhoIsBackThatHeIs() throws Exception {
        Instant later = hub.clock.instant().plusSeconds(600);
        aside("WAITING", new Aside(Aside.Kind.SENT_ON, null, null, later));
        assertThat(page("")).contains("Số này sẽ được gọi lại, sớm nhất lúc ");

        aside("WAITING", new Aside(Aside.Kind.BACK, null, null, null));
        assertThat(page("")).contains("Bạn đã trở lại hàng chờ");
    }

    @Test
    void servedShowsFiveFacesAndStopsReloading() throws Exception {
        show("FINISHED", -1, -1, true, false);

        String page = page("");

        assertThat(page).doesNotContain("http-equiv=\"refresh\"");
        for (int score = 1; score <= 5; score++) assertThat(page).contains("name=\"score\" value=\"" + score + "\"");
    }

    @Test
    void ratedSaysThanksAndOffersNoForm() throws Exception {
        show("FINISHED", -1, -1, false, true);

        assertThat(page("")).contains("Ý kiến của bạn đã được ghi").doesNotContain("<form");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WAITING", "CALLED", "PARKED", "FINISHED", "NO_SHOW", "CANCELLED", "UNSERVED"})
    void everyStateIsSmallAndNeedsNothingFromAnywhere(String state) throws Exception {
        show(state, 12, 40, state.equals("FINISHED"), false);

        for (String lang : new String[] {"vi", "en"}) {
            HttpResponse<String> answer = hub.ask("GET", "/t/" + CODE + "?lang=" + lang)
                    .with("Accept", "text/html")
                    .send();
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length).isLessThan(20_000);
            assertThat(answer.body())
                    .doesNotContain("src=")
                    .doesNotContain("<link")
                    .containsOnlyOnce("<script>")
                    .doesNotContain("{{");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'")
                    .contains("style-src 'sha256-")
                    .contains("script-src 'sha256-")
                    .contains("require-trusted-types-for 'script'")
                    .doesNotContain("unsafe");
            assertThat(answer.headers().firstValue("X-Robots-Tag")).contains("noindex, nofollow");
            assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
            assertThat(answer.headers().firstValue("Referrer-Policy")).contains("no-referrer");
        }
    }

    @Test
    void namesFromTheSiteAreEscaped() throws Exception {
        show(new Text("<b>\"Hộ tịch\" & khác</b>", "x"), "WAITING", 1, 5, false, false);

        assertThat(page("")).contains("&lt;b&gt;&quot;Hộ tịch&quot; &amp; khác&lt;/b&gt;");
    }

    @Test
    void formRatingIsStoredAndGoesBackToTheTicket() throws Exception {
        HttpResponse<String> answer = hub.ask("POST", "/t/" + CODE + "/rating?lang=en")
                .form("reasons=FAST&reasons=CLEAR&score=5")
                .with("Accept", "text/html")
                .with("Origin", "null")
                .send();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/t/" + CODE + "?lang=en");
        assertThat(hub.fake.log).containsExactly("rate 5/5 [FAST, CLEAR]");
    }

    @Test
    void aPageShownBeforeTheSiteChangedItsFacesRatesOnTheScaleItShowed() throws Exception {
        hub.ask("POST", "/t/" + CODE + "/rating").form("scaleMax=3&score=3").expect(303);
        hub.ask("POST", "/t/" + CODE + "/rating").form("scaleMax=3&score=4").expect(400);

        assertThat(hub.fake.log).containsExactly("rate 3/3 []");
    }

    @Test
    void answersGoWithTheFaceAndThoseLeftOutAreNone() throws Exception {
        hub.ask("POST", "/t/" + CODE + "/rating")
                .form("answers=ON_TIME.PARTLY&answers=&score=4")
                .expect(303);
        hub.ask("POST", "/t/" + CODE + "/rating")
                .json("{\"score\":4,\"answers\":[\"ON_TIME.MAYBE\"]}")
                .expect(400);

        assertThat(hub.fake.log).containsExactly("rate 4/5 [] [ON_TIME.PARTLY]");
    }

    @Test
    void wordsGoNowhereWhereTheSiteAsksForNone() throws Exception {
        hub.ask("POST", "/t/" + CODE + "/rating").form("score=1&words=secret").expect(303);

        assertThat(hub.fake.log).containsExactly("rate 1/5 []");
    }

    @Test
    void jsonRatingIsStored() throws Exception {
        assertThat(hub.ask("POST", "/t/" + CODE + "/rating")
                        .json("{\"score\":2,\"reasons\":[\"WAIT_LONG\"]}")
                        .expect(201))
                .contains("rating-1");
    }

    @Test
    void ratingTooLateIsSaidInTheClientsFormat() throws Exception {
        hub.fake.refusal = new Requests.Refusal("NO_RIGHT", new Text("Đã quá hạn đánh giá.", "Too late to rate."));

        assertThat(hub.ask("POST", "/t/" + CODE + "/rating")
                        .json("{\"score\":2}")
                        .expect(409))
                .contains("NO_RIGHT");
        assertThat(hub.ask("POST", "/t/" + CODE + "/rating")
                        .form("score=2")
                        .with("Accept", "text/html")
                        .expect(409))
                .contains("Đã quá hạn đánh giá.");
        hub.fake.refusal = null;
        hub.ask("POST", "/t/" + CODE + "/rating").form("score=9").expect(400);
    }

    @Test
    void unknownCodeIsAFriendly404AndTooManyAreSlowedDown() throws Exception {
        assertThat(hub.ask("GET", "/t/" + CODE).with("Accept", "text/html").expect(404))
                .contains("Không tìm thấy phiếu này")
                .contains("số trên giấy của bạn vẫn có hiệu lực");
        int last = 0;
        for (int i = 0; i < 30 && last != 429; i++)
            last = hub.ask("GET", "/t/garbage" + i)
                    .with("Accept", "text/html")
                    .send()
                    .statusCode();

        assertThat(last).isEqualTo(429);
        show("WAITING", 1, 5, false, false);
        assertThat(page("")).contains("A012");
    }

    private static void show(String state, int ahead, int minutes, boolean mayRate, boolean rated) {
        show(FakeHub.SERVICE, state, ahead, minutes, mayRate, rated);
    }

    private static void show(Text service, String state, int ahead, int minutes, boolean mayRate, boolean rated) {
        hub.fake.phones.put(CODE, Phones.view(service, state, ahead, minutes, mayRate, rated));
    }

    private static void aside(String state, Aside aside) {
        hub.fake.phones.put(CODE, Phones.aside(state, aside));
    }

    private static String page(String query) throws Exception {
        return hub.ask("GET", "/t/" + CODE + query).with("Accept", "text/html").expect(200);
    }
}
