package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.start;

import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;

/** People who hold things to the scanner of a kiosk, which is a device of its own or types into the page. */
final class KioskVisitors {
    private static final String NOTE = "[data-test=scan-note]";
    private static final String SCAN = "[data-test=scan]";

    private final Centre centre;
    private final Page kiosk;
    private final Page bench;

    KioskVisitors(Centre centre) {
        this.centre = centre;
        this.bench = centre.browser.page(centre.hall("/bench"), 1366, 900);
        this.kiosk = centre.browser.page(centre.hall("/kiosk"), 1080, 1920);
        see(kiosk, "start");
    }

    /** A slip from the scanner gets its number, the same slip typed into the page finds it again, the ticket tells its place. */
    void slipAndTicket(String slip, Page console) throws Exception {
        hold("Mã hồ sơ", NOTE + "[data-outcome=SLIP]");
        assertThat(kiosk.locator(NOTE).innerText()).contains(slip);
        assertThat(kiosk.locator(".tile").count())
                .as("the one service of results")
                .isOne();
        looked("slip");
        kiosk.locator("[data-test=service-collect]").click();
        see(kiosk, "number");
        String number = kiosk.locator("[data-test=number]").innerText().replaceAll("\\s", "");
        String url = kiosk.locator("[data-test=qr]").getAttribute("data-url");
        String visit = String.valueOf(kiosk.evaluate("() => document.querySelector('motcua-kiosk').ticket.visitId"));
        kiosk.waitForSelector("[data-test=print].taken");

        type(slip, SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(number);
        looked("slip-again");
        home();
        type(url.substring(url.lastIndexOf('/') + 1), SCAN + "[data-state=WAITING]");
        assertThat(kiosk.locator("[data-test=scan-number]").innerText()).isEqualTo(number);
        looked("ticket-waiting");
        assertThat(centre.world
                        .signedIn("SUPERVISOR")
                        .get("/api/v1/visits/" + visit)
                        .expect(200)
                        .toString())
                .as("the time line of the visit")
                .contains("ScanReceived", slip);

        console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
        console.locator("[data-test=call-next]").click();
        see(console, "in-hand");
        home();
        type(url.substring(url.lastIndexOf('/') + 1), SCAN + "[data-state=CALLED]");
        looked("ticket-called");
        home();
    }

    /** Nothing of a card is on the screen, whatever the screen was doing. */
    void card(String idNumber, String name) {
        hold("Thẻ căn cước", NOTE + "[data-outcome=CARD]");
        looked("card");
        assertThat(kiosk.content()).doesNotContain(idNumber, name, idNumber.substring(9) + "|");
        kiosk.locator("[data-test=language-en]").click();
        looked("card-en");
        home();
    }

    /** Everything else is answered, too, and goes away by itself. */
    void words() {
        hold("Mã thanh toán", SCAN + "[data-outcome=PAYMENT]");
        looked("payment");
        waitedFor();
        hold("Quét có byte lạ", SCAN + "[data-outcome=AGAIN]");
        looked("again");
        kiosk.locator("[data-test=take]").click();
        see(kiosk, "tiles");
        hold("Mã đặt lịch", NOTE + "[data-outcome=BOOKING]");
        looked("booking");
        hold("Chữ bất kỳ", NOTE + "[data-outcome=UNKNOWN]");
        looked("unknown");
        home();
        hold("Phiếu không có thật", SCAN + "[data-state=NOT_OURS]");
        looked("ticket-foreign");
        home();
    }

    /** A finger on a tile when the scan comes: the scan counts, no number is given, and the next touch works. */
    void touchWhileScanning() {
        start(kiosk);
        BoundingBox tile = kiosk.locator("[data-test=service-land]").boundingBox();
        kiosk.mouse().move(tile.x + tile.width / 2, tile.y + tile.height / 2);
        kiosk.mouse().down();
        hold("Mã hồ sơ", SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        kiosk.mouse().up();
        assertThat(kiosk.locator("[data-test=number]").count())
                .as("numbers given")
                .isZero();
        see(kiosk, "scan");
        home();
    }

    /** What a scanner types stands in no field, and the question of an idle kiosk gives way to whoever scans. */
    void besideAField(String slip) {
        start(kiosk);
        kiosk.evaluate("""
                () => {
                  const field = document.createElement('input');
                  field.id = 'probe';
                  field.lang = 'vi';
                  field.value = 'đất đai';
                  document.querySelector('[data-test=kiosk]').append(field);
                  field.focus();
                }""");
        type(slip, SCAN + "[data-outcome=SLIP_HAS_NUMBER]");
        assertThat(kiosk.inputValue("#probe")).isEqualTo("đất đai");
        kiosk.evaluate("() => document.getElementById('probe').remove()");
        home();
        start(kiosk);
        kiosk.evaluate("() => { document.querySelector('motcua-kiosk').touchedAt -= 31000; }");
        see(kiosk, "idle");
        type("ABCD-2345", NOTE + "[data-outcome=BOOKING]");
        assertThat(kiosk.locator("[data-test=idle]").count()).isZero();
        assertThat(kiosk.locator("[data-test=number]").count())
                .as("numbers given by Enter")
                .isZero();
        home();
    }

    /** At the sizes kiosks have. */
    private void looked(String name) {
        kiosk.waitForTimeout(500);
        Browser.judge(kiosk, "kiosk-scan-" + name);
        Browser.shoot(kiosk, "kiosk-scan-" + name);
        kiosk.setViewportSize(1366, 768);
        Browser.shoot(kiosk, "kiosk-scan-" + name + "-wide");
        assertThat(
                        kiosk.evaluate(
                                "() => [...document.querySelectorAll('.body > *, .tile > *')].filter((one) => {"
                                        + " const box = one.getBoundingClientRect(); const room = one.parentElement.getBoundingClientRect();"
                                        + " return box.bottom > room.bottom + 1 || box.top < room.top - 1; }).map((one) => one.className)"))
                .as("cut off on kiosk-scan-%s", name)
                .isEqualTo(java.util.List.of());
        kiosk.setViewportSize(1080, 1920);
    }

    private void hold(String sample, String shown) {
        Locator scanner = bench.locator("[data-test=device-scanner-kiosk]");
        scanner.waitFor();
        scanner.getByText(sample).first().click();
        kiosk.waitForSelector(shown);
    }

    /** As a scanner types; on a busy machine the keys may stumble, and then the page asks to scan again. */
    private void type(String text, String shown) {
        Locator wanted = kiosk.locator(shown);
        for (int attempt = 1; attempt <= 8 && wanted.count() == 0; attempt++) {
            kiosk.keyboard().type(text, new Keyboard.TypeOptions().setDelay(0));
            kiosk.keyboard().press("Enter");
            for (int wait = 0; wait < 20 && wanted.count() == 0; wait++) kiosk.waitForTimeout(100);
        }
        wanted.waitFor();
    }

    /** A person who looks at it for as long as it stays. */
    private void waitedFor() {
        kiosk.evaluate(
                "() => { const page = document.querySelector('motcua-kiosk'); page.shownAt -= 60000; page.touchedAt -= 60000; }");
        see(kiosk, "start");
    }

    private void home() {
        kiosk.waitForSelector("[data-test=done]:not(:disabled), [data-test=quit]:not(:disabled), [data-test=start]");
        kiosk.evaluate("() => document.querySelector('[data-test=done], [data-test=quit]')?.click()");
        see(kiosk, "start");
    }
}
