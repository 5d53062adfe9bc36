package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The machine's Chromium, driven as a person would. One object per thread. */
final class Browser implements AutoCloseable {
    private static final List<String> ARGUMENTS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--autoplay-policy=no-user-gesture-required");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;
    private final List<String> complaints = new ArrayList<>();

    Browser() {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setHeadless(true)
                        .setExecutablePath(find())
                        .setArgs(ARGUMENTS));
    }

    private static Path find() {
        String named = System.getenv("MOTCUA_CHROMIUM");
        Stream<Path> candidates = Stream.concat(
                Stream.ofNullable(named).map(Path::of),
                Stream.of(System.getenv().getOrDefault("PATH", "").split(java.io.File.pathSeparator))
                        .flatMap(folder -> Stream.of(
                                        "chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
                                .map(Path.of(folder)::resolve)));
        return candidates
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no Chromium found: run ./motcua test, which installs it or says what to install"));
    }

    /** A page of its own context (its own cookies), at a size. */
    Page page(URI address, int width, int height) {
        return page(address, width, height, "");
    }

    /** @param before what runs in the page before anything of its own, such as what an older browser lacks */
    Page page(URI address, int width, int height, String before) {
        BrowserContext context = browser.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                // A colour on its way to another one is nobody's to judge.
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("vi-VN")
                .setTimezoneId("Asia/Ho_Chi_Minh"));
        if (!before.isEmpty()) context.addInitScript(before);
        return open(context.newPage(), address);
    }

    /** Another tab of the same person. */
    Page tab(Page sibling, URI address, int width, int height) {
        Page page = sibling.context().newPage();
        page.setViewportSize(width, height);
        return open(page, address);
    }

    private Page open(Page page, URI address) {
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) complaints.add(page.url() + ": " + message.text());
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
        page.navigate(address.toString());
        return page;
    }

    /** What pages wrote to their consoles as errors, refused resources and policy violations included. */
    List<String> complaints() {
        return complaints;
    }

    /** Nothing serious or critical by axe. */
    static void judge(Page page, String name) {
        judge(axe(page).withTags(List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")), name);
    }

    /** The same page in other colours: of axe's rules those that look at colours. */
    static void judgeColours(Page page, String name) {
        judge(axe(page).withRules(List.of("color-contrast", "link-in-text-block")), name);
    }

    /**
     * Our pages have no frames: asked in the page itself, axe needs no second one. What passed is counted, not described: its
     * descriptions took most of the time.
     */
    private static AxeBuilder axe(Page page) {
        AxeRunOptions options = new AxeRunOptions();
        options.setResultTypes(List.of("violations"));
        return new AxeBuilder(page).setLegacyMode(true).options(options);
    }

    private static void judge(AxeBuilder axe, String name) {
        List<Rule> serious = axe.analyze().getViolations().stream()
                .filter(rule -> List.of("serious", "critical").contains(rule.getImpact()))
                .toList();
        assertThat(serious.stream()
                        .map(rule -> rule.getId() + ": "
                                + rule.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList()))
                .as("axe on " + name)
                .isEmpty();
    }

    /** What the viewer's system prefers. Colours change over at once: half-way they are nobody's choice. */
    static void dark(Page page, boolean dark) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
        page.evaluate("() => document.getAnimations().forEach("
                + "one => { if (one instanceof CSSTransition) one.finish(); })");
    }

    /** Kept under target/screens, to be looked at. */
    static void shoot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setAnimations(ScreenshotAnimations.DISABLED)
                .setPath(Path.of("target", "screens", name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
