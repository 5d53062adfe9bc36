package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingStatus;

/** The booking pages and routes as a phone without scripts and a program see them. The clock stands at 09:30 on Monday. */
class BookingPageTest {
    private static final String BOOKED = "/b/" + FakeBookings.CODE.value();
    private static final String OTHER = BookingCode.of("VVVVVVVVVVV").value();
    private static final int PAGE_BYTES = 50_000;

    @TempDir
    private static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void forget() {
        hub.fake.bookings.known.clear();
        hub.fake.bookings.known.put(FakeBookings.CODE, FakeBookings.view(BookingStatus.BOOKED, FakeBookings.TEN));
        hub.fake.refusal = null;
        hub.fake.log.clear();
        hub.clock.pass(Duration.ofMinutes(1));
    }

    @Test
    void threeTapsLeadToABookingAndTheCodeIsShownLargeWithItsQr() throws Exception {
        assertThat(page("/b"))
                .contains("Nộp hồ sơ")
                .contains("/b?service=nop-ho-so")
                .doesNotContain("Chứng thực");
        assertThat(page("/b?service=nop-ho-so"))
                .contains("Thứ Hai, 23/11")
                .contains("Không nhận")
                .contains("Hết chỗ")
                .contains("day=2026-11-23");
        String times = page("/b?service=nop-ho-so&day=2026-11-23");
        assertThat(times).contains("<b>10:00</b></button>").contains("<b>10:30</b><span>Hết chỗ</span>");
        assertThat(times).doesNotContain("09:30");

        HttpResponse<String> booked = press(times, "2026-11-23T03:00:00Z");

        assertThat(booked.statusCode()).isEqualTo(303);
        String where = booked.headers().firstValue("Location").orElseThrow();
        assertThat(where).startsWith(BOOKED).contains("note=made");
        assertThat(page(where))
                .contains(FakeBookings.CODE.grouped())
                .contains("<svg class=\"qr\"")
                .contains("10:00")
                .contains("Thứ Hai, 23/11/2026")
                .contains("Đã đặt xong");
    }

    @Test
    void aSecondPressIsTheSameRequestAndAnotherSlotIsAnother() throws Exception {
        String times = page("/b?service=nop-ho-so&day=2026-11-23");

        press(times, "2026-11-23T03:00:00Z");
        press(times, "2026-11-23T03:00:00Z");
        press(times, "2026-11-23T04:00:00Z");

        assertThat(hub.fake.log.get(0)).isEqualTo(hub.fake.log.get(1)).isNotEqualTo(hub.fake.log.get(2));
    }

    @Test
    void whoGaveABookingUpAndComesBackToTheTimesBooksAnew() throws Exception {
        String times = page("/b?service=nop-ho-so&day=2026-11-23");
        press(times, "2026-11-23T03:00:00Z");
        hub.fake.bookings.made.replaceAll(
                (request, made) -> FakeBookings.view(BookingStatus.CANCELLED, FakeBookings.TEN));

        press(times, "2026-11-23T03:00:00Z");
        press(times, "2026-11-23T03:00:00Z");

        assertThat(hub.fake.log).hasSize(3);
        assertThat(hub.fake.log.get(1)).isEqualTo(hub.fake.log.get(2)).isNotEqualTo(hub.fake.log.get(0));
    }

    @Test
    void aTimeNoCalendarCanCountIsABadFieldAndNoFaultOfOurs() throws Exception {
        String times = page("/b?service=nop-ho-so&day=2026-11-23");
        for (String far :
                new String[] {"+1000000000-12-31T23:59:59Z", "-1000000000-01-01T00:00:00Z", "+10000-01-01T00:00:00Z"}) {
            assertThat(press(times, far).statusCode()).as(far).isEqualTo(400);
            assertThat(form(hub, BOOKED + "/move", times, far).statusCode())
                    .as(far)
                    .isEqualTo(400);
            hub.ask("POST", "/api/v1/bookings")
                    .json(
                            "{\"requestId\":\"01935a60-0000-7000-8000-000000000009\",\"serviceId\":\"nop-ho-so\",\"startsAt\":\""
                                    + far + "\"}")
                    .expect(400);
        }
    }

    @Test
    void whoCannotTakeANumberFromAfarIsToldWhyInTheHubsOwnWords() throws Exception {
        hub.fake.refusal = new Requests.Refusal("RANGE_EXHAUSTED", new Text("Đã hết số <hôm nay>.", "No more."));

        HttpResponse<String> answer = hub.ask("POST", "/r")
                .with("Accept", "text/html")
                .form("nonce=1&service=nop-ho-so")
                .send();

        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("role=\"alert\">Đã hết số &lt;hôm nay&gt;.");
        assertThat(page("/r?note=REMOTE_FULL")).contains("Đang có nhiều người lấy số từ xa");
        assertThat(page("/r?note=RANGE_EXHAUSTED")).doesNotContain("role=\"alert\"");
    }

    @Test
    void whatIsOverInOneTabIsSaidInTheOther() throws Exception {
        String times = page(BOOKED + "/move?day=2026-11-23");
        hub.fake.refusal = new Requests.Refusal("BOOKING_OVER", new Text("Đã hủy.", "Cancelled."));

        for (HttpResponse<String> answer : new HttpResponse[] {
            form(hub, BOOKED + "/move", times, "2026-11-23T04:00:00Z"),
            hub.ask("POST", BOOKED + "/cancel").form("confirm=YES").send()
        }) {
            assertThat(answer.statusCode()).isEqualTo(303);
            assertThat(page(answer.headers().firstValue("Location").orElseThrow()))
                    .contains("không đổi hay hủy được nữa");
        }
    }

    @Test
    void aSlotThatWasTakenMeanwhileLeadsBackToTheTimesWhichSayIt() throws Exception {
        String times = page("/b?service=nop-ho-so&day=2026-11-23");
        hub.fake.refusal = new Requests.Refusal("SLOT_FULL", new Text("Hết chỗ.", "Full."));

        String where = press(times, "2026-11-23T03:00:00Z")
                .headers()
                .firstValue("Location")
                .orElseThrow();

        assertThat(where).contains("note=SLOT_FULL").contains("day=2026-11-23");
        assertThat(page(where)).contains("Giờ này vừa có người đặt mất");
    }

    @Test
    void moreBookingsThanAllowedFromOneAddressAreRefusedUntilTheNextDay(@TempDir Path folder) throws Exception {
        try (RunningHub other = RunningHub.start(folder)) {
            String times =
                    other.ask("GET", "/b?service=nop-ho-so&day=2026-11-23").expect(200);
            for (int i = 0; i < 10; i++)
                assertThat(form(other, "/b", times, "2026-11-24T0" + i + ":00:00Z")
                                .statusCode())
                        .isEqualTo(303);

            HttpResponse<String> more = form(other, "/b", times, "2026-11-25T05:00:00Z");

            assertThat(more.statusCode()).isEqualTo(429);
            assertThat(more.body()).contains("quá nhiều lịch hẹn");
            assertThat(form(other, "/b", times, "2026-11-24T03:00:00Z").statusCode())
                    .as("a repeat of one that was made")
                    .isEqualTo(303);
            other.clock.pass(Duration.ofDays(1));
            assertThat(form(other, "/b", times, "2026-11-25T05:00:00Z").statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void movingAndCancellingAskFirst() throws Exception {
        assertThat(page(BOOKED)).contains(BOOKED + "/move").contains(BOOKED + "/cancel");
        assertThat(page(BOOKED + "/move?lang=en")).contains("Choose a day");
        String times = page(BOOKED + "/move?day=2026-11-23");
        assertThat(form(hub, BOOKED + "/move", times, "2026-11-23T04:00:00Z").statusCode())
                .isEqualTo(303);
        assertThat(page(BOOKED + "/cancel")).contains("Hủy lịch hẹn này?");
        assertThat(hub.fake.log).containsExactly("move 2026-11-23T04:00:00Z");

        assertThat(hub.ask("POST", BOOKED + "/cancel").form("confirm=NO").send().statusCode())
                .isEqualTo(400);
        assertThat(hub.ask("POST", BOOKED + "/cancel")
                        .form("confirm=YES")
                        .send()
                        .statusCode())
                .isEqualTo(303);
        assertThat(hub.fake.log).contains("cancel");
    }

    @Test
    void whatIsOverOffersNoChange() throws Exception {
        for (BookingStatus status :
                new BookingStatus[] {BookingStatus.CANCELLED, BookingStatus.CHECKED_IN, BookingStatus.MISSED}) {
            hub.fake.bookings.known.put(FakeBookings.CODE, FakeBookings.view(status, FakeBookings.TEN));
            assertThat(page(BOOKED)).as(status.name()).doesNotContain("/move").doesNotContain("class=\"qr\"");
            assertThat(hub.ask("GET", BOOKED + "/move").send().statusCode()).isEqualTo(303);
        }
    }

    @Test
    void theCalendarFileHasWholeLinesOfTheRightLength() throws Exception {
        String file = hub.ask("GET", BOOKED + "/calendar.ics").expect(200);

        assertThat(file).startsWith("BEGIN:VCALENDAR\r\n").endsWith("END:VCALENDAR\r\n");
        assertThat(file.split("\r\n")).allMatch(line -> line.getBytes(StandardCharsets.UTF_8).length <= 75);
        assertThat(file.replace("\r\n ", ""))
                .contains("DTSTART:20261123T030000Z")
                .contains("DTEND:20261123T033000Z")
                .contains(FakeBookings.CODE.grouped())
                .contains("SUMMARY:Nộp hồ sơ – Trung tâm");
    }

    @Test
    void aTypedCodeLeadsToItsBookingAndAWrongOneIsSaid() throws Exception {
        String typed =
                FakeBookings.CODE.grouped().toLowerCase(java.util.Locale.ROOT).replace("-", "+");

        assertThat(hub.ask("GET", "/b?code=" + typed)
                        .send()
                        .headers()
                        .firstValue("Location")
                        .orElse(""))
                .startsWith(BOOKED);
        assertThat(hub.ask("GET", "/b?code=AAAA").expect(404)).contains("Không tìm thấy lịch hẹn");
        assertThat(hub.ask("GET", "/b/" + OTHER).expect(404)).contains("Không tìm thấy lịch hẹn");
    }

    @Test
    void whoGuessesCodesIsStopped() throws Exception {
        for (int i = 0; i < 20; i++) hub.ask("GET", "/b/" + OTHER).expect(404);

        hub.ask("GET", "/b/" + OTHER).expect(429);
        hub.ask("GET", BOOKED).expect(200);
    }

    @Test
    void everyPageIsSmallLoadsNothingAndRunsNothing() throws Exception {
        for (String path : new String[] {
            "/b",
            "/b?lang=en",
            "/b?service=nop-ho-so",
            "/b?service=nop-ho-so&day=2026-11-23",
            BOOKED,
            BOOKED + "/cancel"
        }) {
            HttpResponse<String> answer =
                    hub.ask("GET", path).with("Accept", "text/html").send();
            assertThat(answer.body().getBytes(StandardCharsets.UTF_8).length)
                    .as(path)
                    .isLessThan(PAGE_BYTES);
            assertThat(answer.body())
                    .doesNotContain("<script")
                    .doesNotContain("src=")
                    .doesNotContain("style=");
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElse(""))
                    .contains("default-src 'none'")
                    .doesNotContain("script-src");
            assertThat(answer.headers().firstValue("X-Robots-Tag").orElse("")).contains("noindex");
        }
    }

    @Test
    void programsBookMoveCancelAndCheckInByTheContract() throws Exception {
        String request = "\"requestId\":\"01935a60-0000-7000-8000-000000000001\"";
        String at = "\"startsAt\":\"2026-11-23T03:00:00Z\"";
        String code = "/api/v1/bookings/" + FakeBookings.CODE.grouped();
        hub.ask("GET", "/api/v1/booking-offer?service=nop-ho-so").expect(200);
        hub.ask("GET", "/api/v1/booking-offer?service=moon").expect(409);
        hub.ask("GET", "/api/v1/booking-slots?service=nop-ho-so&day=2026-11-23").expect(200);
        hub.ask("GET", "/api/v1/booking-slots?service=nop-ho-so").expect(400);
        String body = "{" + request + ",\"serviceId\":\"nop-ho-so\"," + at + "}";
        assertThat(hub.ask("POST", "/api/v1/bookings").json(body).expect(201)).contains(FakeBookings.CODE.grouped());
        hub.ask("POST", "/api/v1/bookings").json("{" + request + "}").expect(400);
        hub.ask("GET", code).expect(200);
        hub.ask("GET", "/api/v1/bookings/" + OTHER).expect(404);
        hub.ask("POST", code + "/move").json("{" + request + "," + at + "}").expect(200);
        hub.ask("POST", code + "/cancel").json("{}").expect(200);
        assertThat(hub.ask("GET", "/api/v1/bookings").as(Role.OFFICER).expect(200))
                .doesNotContain(FakeBookings.CODE.value())
                .doesNotContain(FakeBookings.CODE.grouped());
        String came = "{" + request + ",\"code\":\"" + FakeBookings.CODE.grouped() + "\"}";
        assertThat(hub.ask("POST", "/api/v1/bookings/check-in")
                        .as(Role.OFFICER)
                        .json(came)
                        .expect(200))
                .contains("A012");
        String picked = "{" + request + ",\"bookingId\":\"" + FakeBookings.ID + "\"}";
        hub.ask("POST", "/api/v1/bookings/check-in")
                .as(Role.OFFICER)
                .json(picked)
                .expect(200);
        hub.ask("POST", "/api/v1/bookings/check-in")
                .as(Role.OFFICER)
                .json("{" + request + "}")
                .expect(400);
        hub.ask("GET", "/bookings").as(Role.OFFICER).expect(200);
    }

    private static String page(String path) throws Exception {
        return hub.ask("GET", path).with("Accept", "text/html").expect(200);
    }

    private static HttpResponse<String> press(String page, String slot) throws Exception {
        return form(hub, "/b", page, slot);
    }

    private static HttpResponse<String> form(RunningHub at, String path, String page, String slot) throws Exception {
        Matcher nonce = Pattern.compile("name=\"nonce\" value=\"([^\"]+)\"").matcher(page);
        assertThat(nonce.find()).isTrue();
        return at.ask("POST", path)
                .with("Accept", "text/html")
                .form("nonce=" + nonce.group(1) + "&service=nop-ho-so&day=2026-11-23&start="
                        + URLEncoder.encode(slot, StandardCharsets.UTF_8))
                .send();
    }
}
