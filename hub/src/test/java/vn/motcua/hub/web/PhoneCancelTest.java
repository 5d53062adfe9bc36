package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Requests;

/** Giving a number back by phone: a link that only asks, and a form that does it. */
class PhoneCancelTest {
    private static final String CODE = TicketCode.mint(new Random(11)).value();
    private static final Requests.Refusal LATE =
            new Requests.Refusal("CANCEL_TOO_LATE", new Text("Số A012 không hủy được nữa.", "Too late."));

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
    void waiting() {
        hub.fake.log.clear();
        hub.fake.refusal = null;
        hub.clock.pass(Duration.ofMinutes(5));
        show("WAITING");
    }

    private static void show(String state) {
        hub.fake.phones.put(CODE, Phones.view(FakeHub.SERVICE, state, 3, 12, false, false));
    }

    private static RunningHub.Asking ask(String method, String path) {
        return hub.ask(method, "/t/" + CODE + path).with("Accept", "text/html");
    }

    @Test
    void theTicketLinksToAQuestionThatChangesNothing() throws Exception {
        assertThat(ask("GET", "").expect(200)).contains("href=\"/t/" + CODE + "/cancel?lang=vi\"");

        String question = ask("GET", "/cancel?lang=en").expect(200);

        assertThat(question)
                .contains("Cancel this number?")
                .contains("Keep it, I am waiting")
                .contains("action=\"/t/" + CODE + "/cancel?lang=en\"");
        assertThat(hub.fake.log).isEmpty();
    }

    @Test
    void theConfirmedFormGivesTheNumberBackAndLeadsToTheTicketThatSaysSo() throws Exception {
        HttpResponse<String> answer = ask("POST", "/cancel?lang=en")
                .form("confirm=YES")
                .with("Origin", "null")
                .send();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/t/" + CODE + "?lang=en");
        assertThat(hub.fake.log).containsExactly("cancel " + FakeHub.VISIT);

        show("CANCELLED");
        assertThat(ask("GET", "").expect(200)).contains("Số này đã được hủy").doesNotContain("/cancel");
    }

    @Test
    void withoutTheConfirmingWordNothingHappens() throws Exception {
        ask("POST", "/cancel").form("").expect(400);
        ask("POST", "/cancel").form("confirm=no").expect(400);
        hub.ask("POST", "/t/" + CODE + "/cancel").json("{}").expect(400);
        hub.ask("POST", "/t/" + CODE + "/cancel").json("{\"confirm\":true}").expect(400);

        assertThat(hub.fake.log).isEmpty();
    }

    @Test
    void anotherSitesPageCannotGiveItBack() throws Exception {
        ask("POST", "/cancel")
                .form("confirm=YES")
                .with("Origin", "https://evil.example")
                .expect(403);

        assertThat(hub.fake.log).isEmpty();
    }

    @Test
    void aProgramGetsTheStateOrTheRefusal() throws Exception {
        assertThat(hub.ask("POST", "/t/" + CODE + "/cancel")
                        .json("{\"confirm\":\"YES\"}")
                        .expect(200))
                .contains("CANCELLED");

        hub.fake.refusal = LATE;
        assertThat(hub.ask("POST", "/t/" + CODE + "/cancel")
                        .json("{\"confirm\":\"YES\"}")
                        .expect(409))
                .contains("CANCEL_TOO_LATE");
    }

    @Test
    void whoIsCalledMeanwhileIsLedBackToTheTicketWhichSaysWhy() throws Exception {
        hub.fake.refusal = LATE;

        HttpResponse<String> answer = ask("POST", "/cancel").form("confirm=YES").send();

        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(answer.headers().firstValue("Location")).contains("/t/" + CODE + "?lang=vi&note=late");
        show("CALLED");
        assertThat(ask("GET", "?note=late").expect(200)).contains("không hủy được nữa");
        assertThat(ask("GET", "?note=%3Cb%3E").expect(200)).doesNotContain("<b>&lt;");
        HttpResponse<String> question = ask("GET", "/cancel").send();
        assertThat(question.statusCode()).isEqualTo(303);
        assertThat(ask("GET", "").expect(200)).doesNotContain("/cancel");
    }

    @Test
    void oneAddressCannotGiveBackNumbersByTheDozen() throws Exception {
        int last = 0;
        for (int i = 0; i < 40 && last != 429; i++)
            last = ask("POST", "/cancel").form("confirm=YES").send().statusCode();

        assertThat(last).isEqualTo(429);
    }

    @Test
    void anUnknownCodeIsNobodys() throws Exception {
        hub.ask("POST", "/t/" + TicketCode.mint(new Random(12)).value() + "/cancel")
                .with("Accept", "text/html")
                .form("confirm=YES")
                .expect(404);

        assertThat(hub.fake.log).isEmpty();
    }
}
