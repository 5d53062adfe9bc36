package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.system.Centre.have;
import static vn.motcua.system.Centre.see;
import static vn.motcua.system.Centre.takeNumber;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a scanner on a counter PC to the console of that counter, and nowhere else; and from the kiosk's to its page. */
class ScanIT {
    /** The person does not exist: place 099 is given to nobody. As in the samples of the bench page. */
    private static final String ID_NUMBER = "099090000031";

    private static final String NAME = "Lê Văn Ví Dụ";
    private static final String SLIP = "H12.15-250701-0042";

    @TempDir
    private Path folder;

    @TempDir
    private Path pictures;

    @Test
    void aCardIsSeenByTheOneWhoServesAndByNobodyAfterwards() throws Exception {
        Path home = folder.resolve("centre");
        try (Centre centre = new Centre(home)) {
            Page console = centre.console();
            Page other = centre.browser.page(centre.hub("/sign-in"), 1366, 768);
            centre.signIn(other, "SUPERVISOR");
            other.navigate(centre.hub("/console").toString());
            Page bench = centre.browser.page(centre.counter("/bench"), 1366, 900);
            String number = takeNumber(centre.browser.page(centre.hall("/kiosk"), 1080, 1920));
            console.waitForSelector("[data-test=ticket][data-number=" + number + "]");
            Browser.shoot(console, "console-before-scan");
            console.locator("[data-test=call-next]").click();
            see(console, "in-hand");

            sample(bench, "Thẻ căn cước");
            Locator card = console.locator("[data-test=scan][data-kind=CITIZEN_ID]");
            card.waitFor();
            assertThat(card.innerText()).contains("031", number).doesNotContain(ID_NUMBER, NAME);
            have(console, "[data-type=ScanReceived]");
            Browser.judge(console, "console-scan-masked");
            Browser.shoot(console, "console-scan-masked");
            card.locator("[data-test=scan-open]").click();
            assertThat(card.innerText()).contains(ID_NUMBER, NAME);
            Browser.judge(console, "console-scan-open");
            Browser.shoot(console, "console-scan-open");
            Browser.judge(bench, "bench-scanner");
            Browser.shoot(bench, "bench-scanner");
            assertThat(other.locator("[data-test=scan]").count()).isZero();

            inEveryLook(console);

            byHand(console, centre);
            throughAnInputMethod(console);
            oddTexts(console, centre);
            trouble(bench, console);
            nobodyThere(bench, centre);
            lateForTheNext(console, centre.browser.page(centre.hall("/kiosk"), 1080, 1920));

            console.locator("[data-test=finish]").click();
            see(console, "call-next");
            assertThat(console.locator("[data-test=scan]").count())
                    .as("scans after the visit")
                    .isZero();
            atTheKiosk(centre, console);
            assertThat(centre.browser.complaints()).as("browser consoles").isEmpty();
        }
        for (String canary : new String[] {ID_NUMBER, NAME, "Buôn Mẫu"})
            assertThat(Canary.filesHolding(home, canary))
                    .as("%s on the disks", canary)
                    .isEmpty();
    }

    private static void atTheKiosk(Centre centre, Page console) throws Exception {
        KioskVisitors visitors = new KioskVisitors(centre);
        visitors.slipAndTicket(SLIP, console);
        visitors.card(ID_NUMBER, NAME);
        visitors.words();
        visitors.touchWhileScanning();
        visitors.besideAField(SLIP);
        visitors.whileSomebodyReads();
        visitors.slipThatHadItsNumber();
        visitors.theLaterScanStays(SLIP);
        visitors.typedAtOnce();
    }

    private static void inEveryLook(Page console) {
        Browser.dark(console, true);
        Browser.judge(console, "console-scan-dark");
        Browser.shoot(console, "console-scan-dark");
        Browser.dark(console, false);
        console.setViewportSize(1024, 768);
        Browser.judge(console, "console-scan-small");
        Browser.shoot(console, "console-scan-small");
        console.setViewportSize(1366, 768);
    }

    /** The page hears letters that Telex and a Vietnamese layout have changed; the scanner pressed the same keys as ever. */
    private static void throughAnInputMethod(Page console) {
        console.evaluate("""
                () => {
                  const keys = [['KeyH', 'H', true], ['Digit1', 'ă'], ['Digit2', 'â'], ['Period', '.'], ['Digit1', 'ă'], ['Digit5', 'ố'],
                    ['Minus', '-'], ['Digit2', 'Process'], ['Digit5', 'Process'], ['Digit0', 'đ'], ['Digit7', '₫'], ['Digit0', 'đ'], ['Digit2', 'Unidentified'],
                    ['Minus', '-'], ['Digit0', 'đ'], ['Digit0', 'đ'], ['Digit7', '̣'], ['Digit8', '̣'], ['Enter', 'Enter']];
                  for (const [code, key, shiftKey = false] of keys)
                    document.body.dispatchEvent(new KeyboardEvent('keydown', {code, key, shiftKey, bubbles: true, cancelable: true}));
                }""");
        console.waitForFunction("() => [...document.querySelectorAll('[data-test=scan-head]')]"
                + ".some((one) => one.innerText === 'H12.15-250702-0078')");
    }

    /** Without a scanner of the agent: typed by one that is a keyboard, and from a picture. */
    private void byHand(Page console, Centre centre) throws Exception {
        console.locator("body").click(new Locator.ClickOptions().setPosition(5, 700));
        Locator slip = console.locator("[data-test=scan][data-kind=APPOINTMENT_SLIP] [data-test=scan-head]");
        wedge(console, SLIP, slip);
        assertThat(slip.innerText()).isEqualTo(SLIP);
        see(console, "in-hand");

        Path picture = pictures.resolve("booking.png");
        draw("ABCD-2345", picture);
        console.locator("[data-test=scan-picture]").setInputFiles(picture);
        console.locator("[data-test=scan][data-kind=BOOKING_CODE]").waitFor();
        assertThat(centre.browser.complaints()).as("browser consoles").isEmpty();
    }

    /** As a scanner types; on a busy machine the keys may stumble, and then the page asks to scan again. */
    static void wedge(Page console, String text, Locator shown) {
        for (int attempt = 1; attempt <= 8 && shown.count() == 0; attempt++) {
            console.keyboard().type(text, new Keyboard.TypeOptions().setDelay(0));
            console.keyboard().press("Enter");
            for (int wait = 0; wait < 15 && shown.count() == 0; wait++) console.waitForTimeout(100);
        }
        shown.waitFor();
    }

    /** Codes without a person's data that once stopped the page, or would have left their address behind. */
    private static void oddTexts(Page console, Centre centre) {
        Locator odd = console.locator("[data-test=scan][data-kind=UNKNOWN]");
        wedge(console, "2024-99-99", odd);
        odd.locator("[data-test=scan-open]").click();
        odd.getByText("2024-99-99").waitFor();
        Page visits = centre.browser.tab(console, centre.hub("/visits"), 1366, 768);
        visits.locator("[data-test=number]").fill(ID_NUMBER);
        visits.keyboard().press("Enter");
        see(visits, "number-wrong");
        assertThat(visits.url()).doesNotContain(ID_NUMBER);
        assertThat(visits.inputValue("[data-test=number]")).isEmpty();
        visits.close();
    }

    /** A picture of one citizen that is read only when the next one is there. */
    private void lateForTheNext(Page console, Page kiosk) throws Exception {
        String next = takeNumber(kiosk);
        console.waitForSelector("[data-test=ticket][data-number=" + next + "]");
        java.util.List<Route> held = new java.util.concurrent.CopyOnWriteArrayList<>();
        console.route("**/scan-picture**", held::add);
        console.locator("[data-test=scan-picture]").setInputFiles(pictures.resolve("booking.png"));
        for (int wait = 0; wait < 100 && held.isEmpty(); wait++) console.waitForTimeout(100);
        console.locator("[data-test=finish]").click();
        see(console, "call-next");
        console.locator("[data-test=call-next]").click();
        see(console, "in-hand");
        held.get(0).resume();
        console.waitForFunction(
                "() => [...document.querySelectorAll('[data-test=toast]')].some((one) => one.innerText.includes('đổi lượt'))");
        assertThat(console.locator("[data-test=scan]").count())
                .as("scans of the one before")
                .isZero();
        console.unroute("**/scan-picture**");
    }

    private static void draw(String text, Path picture) throws Exception {
        BitMatrix code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 500, 500);
        BufferedImage image = new BufferedImage(500, 500, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < 500; y++) for (int x = 0; x < 500; x++) image.setRGB(x, y, code.get(x, y) ? 0 : 0xFFFFFF);
        assertThat(ImageIO.write(image, "png", picture.toFile())).isTrue();
    }

    private static void trouble(Page bench, Page console) {
        bench.getByText("Quét có byte lạ").first().click();
        console.waitForFunction(
                "() => [...document.querySelectorAll('[data-test=toast]')].some((one) => one.innerText.includes('quét lại'))");
    }

    /** A counter whose console is not open: its own PC says that nobody has seen the scan. */
    private static void nobodyThere(Page bench, Centre centre) {
        Page counter = centre.browser.page(centre.counter("/counter?counter=counter-2"), 1366, 768);
        see(counter, "online");
        sample(bench, "scanner-2", "Thẻ căn cước");
        see(counter, "scan-unseen");
        assertThat(counter.locator("[data-test=last-scan]").innerText())
                .contains("Thẻ căn cước", "Chưa ai thấy mã này")
                .doesNotContain(ID_NUMBER, "031", NAME);
        Centre.judgedInBothThemes(counter, "counter-scan-unseen");
        counter.navigate(centre.counter("/counter?counter=counter-1").toString());
        see(counter, "online");
        sample(bench, "scanner-1", "Thẻ căn cước");
        counter.waitForSelector("[data-test=last-scan][data-kind=CITIZEN_ID]");
        assertThat(counter.locator("[data-test=scan-unseen]").count()).isZero();
        aFaultForAMinute(bench, counter);
        counter.close();
    }

    /** A fault says when it was, gives way to the next scan, and is gone after a minute. */
    private static void aFaultForAMinute(Page bench, Page counter) {
        sample(bench, "scanner-1", "Quét có byte lạ");
        see(counter, "scan-broken");
        assertThat(counter.locator("[data-test=scan-broken]").innerText()).containsPattern("[0-2][0-9]:[0-5][0-9]");
        Centre.judgedInBothThemes(counter, "counter-scan-broken");
        counter.evaluate("""
                () => {
                  const page = document.querySelector('motcua-counter');
                  for (const one of page.feed.topic('scans').values()) one.at = new Date(Date.parse(one.at) - 61000).toISOString();
                }""");
        counter.waitForSelector("[data-test=scan-broken]", gone());
        counter.evaluate("() => document.querySelector('motcua-counter').scanBroke()");
        see(counter, "scan-broken");
        sample(bench, "scanner-1", "Thẻ căn cước");
        counter.waitForSelector("[data-test=scan-broken]", gone());
        see(counter, "last-scan");
    }

    private static Page.WaitForSelectorOptions gone() {
        return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
    }

    private static void sample(Page bench, String label) {
        sample(bench, "scanner-1", label);
    }

    private static void sample(Page bench, String scanner, String label) {
        Locator device = bench.locator("[data-test=device-" + scanner + "]");
        device.waitFor();
        device.getByText(label).first().click();
    }
}
