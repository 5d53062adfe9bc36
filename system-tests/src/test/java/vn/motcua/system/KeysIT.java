package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the pages make of keys, at the times a scanner and a busy computer give them: their own script in a browser, without a hub. */
class KeysIT {
    private static final String SITE = "http://keys.example/";
    private static final String PAGE = """
            <!doctype html><title>keys</title><body><input id="number"><input id="file" type="file"><script type="module">
              import {CommandKeys} from '/keys.js';
              window.told = [];
              const listen = (options) => new CommandKeys({KeyR: () => told.push('R!'), Space: () => told.push('Space!')},
                {onScan: (text) => told.push(text), onBroken: () => told.push('broken'), ...options}).start();
              let ears = listen({});
              let at = performance.now();
              window.inFields = () => { ears.stop(); ears = listen({fields: true}); };
              const CODES = {'\\n': 'Enter', '\\t': 'Tab', ' ': 'Space', '-': 'Minus', '.': 'Period', '/': 'Slash', "'": 'Quote'};
              const codeOf = (key) => CODES[key] ?? (/\\d/.test(key) ? `Digit${key}` : `Key${key.toUpperCase()}`);
              const press = (key, target) => {
                const code = codeOf(key);
                const isComposing = Boolean(window.composing) && document.activeElement === target;
                const name = isComposing ? 'Process' : key.length === 1 && key >= ' ' ? key : code;
                const down = new KeyboardEvent('keydown', {code, key: name, isComposing, shiftKey: /[A-Z]/.test(key), bubbles: true, cancelable: true});
                Object.defineProperty(down, 'timeStamp', {value: at});
                if (isComposing && key >= ' ') {
                  target.dispatchEvent(down);
                  if (document.activeElement !== target) return !down.defaultPrevented;
                  target.value += key;
                  target.dispatchEvent(new Event('input', {bubbles: true}));
                } else if (target.dispatchEvent(down) && 'value' in target && target.type !== 'file' && key >= ' ') {
                  target.value += key;
                  target.dispatchEvent(new Event('input', {bubbles: true}));
                }
                return !down.defaultPrevented;
              };
              // Keys two milliseconds apart; a number is a pause before the next of them.
              window.type = (steps, id = '') => {
                const target = id ? document.getElementById(id) : document.body;
                at = Math.max(at + 1000, performance.now());
                let passed = true;
                for (const step of steps) {
                  if (typeof step === 'number') at += step - 2;
                  else for (const key of step) { at += 2; passed = press(key, target); }
                }
                return passed;
              };
              const send = (key, code, more = {}) => {
                const down = new KeyboardEvent('keydown', {code, key, bubbles: true, cancelable: true, ...more});
                Object.defineProperty(down, 'timeStamp', {value: at});
                document.body.dispatchEvent(down);
              };
              // As Unikey sends it.
              window.made = (letter) => {
                at = Math.max(at + 1000, performance.now());
                send('Backspace', 'Backspace');
                at += 1;
                send(letter, '');
              };
              // As a keyboard repeats it.
              window.held = (key, times, isHeldAlready = false) => {
                at = Math.max(at + 1000, performance.now());
                if (!isHeldAlready) send(key, codeOf(key));
                for (let n = 0; n < times; n++) { at += 33; send(key, codeOf(key), {repeat: true}); }
              };
              window.ready = true;
            </script>
            """;

    private static Browser browser;
    private Page page;

    @BeforeAll
    static void open() {
        browser = new Browser();
    }

    @AfterAll
    static void close() {
        browser.close();
    }

    @BeforeEach
    void fresh() {
        if (page != null) page.close();
        page = browser.page(URI.create("about:blank"), 800, 600);
        page.route(SITE + "**", KeysIT::serve);
        page.navigate(SITE);
        page.waitForFunction("() => window.ready");
    }

    private static void serve(Route route) {
        boolean isScript = route.request().url().endsWith("/keys.js");
        route.fulfill(new Route.FulfillOptions()
                .setContentType(isScript ? "text/javascript; charset=utf-8" : "text/html; charset=utf-8")
                .setBody(isScript ? script() : PAGE));
    }

    private static String script() {
        try (InputStream in = KeysIT.class.getResourceAsStream("/META-INF/resources/ui/lib/keys.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** @return what was told of the steps, up to a second afterwards */
    private List<?> told(String steps) {
        page.evaluate("() => { told.length = 0; type(" + steps + "); }");
        page.waitForTimeout(700);
        return (List<?>) page.evaluate("() => told");
    }

    @Test
    void aScanEndsWithItsEnterHoweverLate() {
        assertThat(told("['H12.15-250701-0042\\n']")).isEqualTo(List.of("H12.15-250701-0042"));
        for (int late : new int[] {36, 60, 119, 250})
            assertThat(told("['H12.15-250701-0042', " + late + ", '\\n']"))
                    .as("%d ms before Enter", late)
                    .isEqualTo(List.of("H12.15-250701-0042"));
        assertThat(told("['ABCD-2345', 90, '\\t']")).isEqualTo(List.of("ABCD-2345"));
        assertThat(told("['ABCD-2345']")).as("no end mark at all").isEqualTo(List.of("ABCD-2345"));
    }

    @Test
    void noPartOfAScanThatStumbledIsTakenForAScan() {
        for (int pause : new int[] {36, 40, 100, 300}) {
            assertThat(told("['H12.15-250701', " + pause + ", '-0042\\n']"))
                    .as("%d ms in the middle", pause)
                    .isEqualTo(List.of("broken"));
            assertThat(told("['H1', " + pause + ", '2.15-250701-0042\\n']"))
                    .as("%d ms at the front", pause)
                    .isEqualTo(List.of("broken"));
        }
        assertThat(told("['ABCD-2345', 150, 'ABCD-6789']"))
                .as("two without an end mark")
                .isEqualTo(List.of("broken"));
    }

    @Test
    void twoScansBehindEachOtherAreTwo() {
        assertThat(told("['ABCD-2345\\n', 'ABCD-6789\\n']")).isEqualTo(List.of("ABCD-2345", "ABCD-6789"));
        assertThat(told("['ABCD-2345\\n\\t', 80, 'ABCD-6789\\n']")).isEqualTo(List.of("ABCD-2345", "ABCD-6789"));
    }

    @Test
    void aCommandStillStandsAlone() {
        assertThat(told("['r']")).isEqualTo(List.of("R!"));
        assertThat(told("[' ']")).isEqualTo(List.of("Space!"));
        assertThat(told("['rr']")).isEmpty();
    }

    /** A key that bounces, or a finger that trembles. */
    @Test
    void aSpaceOrEnterPressedTwiceInAMomentIsOnePress() {
        assertThat(told("[' ', 25, ' ']")).isEqualTo(List.of("Space!"));
        assertThat(told("[' ', 50, ' ']")).isEqualTo(List.of("Space!"));
        assertThat(told("[' ', 50, ' ', 50, ' ']")).isEqualTo(List.of("Space!"));
        assertThat(told("[' ', 25, 'r']")).as("two keys at once are none").isEmpty();
        assertThat(told("[' ABCD-2345\\n']")).as("the front of a scan").isEqualTo(List.of(" ABCD-2345"));
    }

    /** Below the browser: the key itself never comes, but Backspaces and the letter it made of those before. */
    @Test
    void aKeyAnInputMethodMadeALetterOfIsStillThatKey() {
        for (String made : List.of("ỏ", "ỉ", "ể", "Ử"))
            assertThat(toldOfLetter(made)).as(made).isEqualTo(List.of("R!"));
        assertThat(toldOfLetter("ó")).as("made by another key").isEmpty();
        assertThat(toldOfLetter("e")).as("of no place").isEmpty();
    }

    private List<?> toldOfLetter(String letter) {
        page.evaluate("letter => { told.length = 0; made(letter); }", letter);
        page.waitForTimeout(200);
        return (List<?>) page.evaluate("() => told");
    }

    @Test
    void aKeyHeldDownIsOnePressAndAScanMeanwhileIsAScan() {
        page.evaluate("() => { told.length = 0; held('r', 20); }");
        page.waitForTimeout(200);
        assertThat(page.evaluate("() => told")).isEqualTo(List.of("R!"));
        page.evaluate("() => { told.length = 0; held('r', 5); type(['ABCD-2345\\n']); held('r', 5, true); }");
        page.waitForTimeout(700);
        assertThat((List<?>) page.evaluate("() => told")).map(String::valueOf).containsOnlyOnce("ABCD-2345");
    }

    @Test
    void aScanIsHeardWhileTheFieldOfFilesHasTheKeyboard() {
        page.evaluate("() => { told.length = 0; type(['ABCD-2345\\n'], 'file'); }");

        assertThat(page.evaluate("() => told")).isEqualTo(List.of("ABCD-2345"));
    }

    /** Firefox would open its quick find there, and the rest of the scan would go into it. */
    @Test
    void theBrowserGetsNoKeyOfAScanAndNeverTheOnesThatBeginItsSearch() {
        assertThat(page.evaluate(
                        "() => ['/', \"'\", 'abcd', 'abcd/', 'https://so.example.vn/t'].map((keys) => type([keys]))"))
                .as("whether the browser got the last key")
                .isEqualTo(List.of(false, false, false, false, false));
        assertThat(page.evaluate("() => [['a'], ['abc'], ['abcd', 600, 'a']].map((keys) => type(keys))"))
                .as("keys of a person")
                .isEqualTo(List.of(true, true, true));

        page.evaluate("() => { inFields(); type(['1', 90, '/', 120, \"'\"], 'number'); }");

        assertThat(page.inputValue("#number")).isEqualTo("1/'");
    }

    @Test
    void aFieldThatIsScannedIntoKeepsWhatItHad() {
        page.evaluate("() => { inFields(); number.value = 'A01'; }");

        assertThat(page.evaluate("() => type(['H12.15-250701-0042\\n'], 'number')"))
                .as("Enter reaches the form")
                .isEqualTo(false);

        assertThat(page.evaluate("() => told")).isEqualTo(List.of("H12.15-250701-0042"));
        assertThat(page.inputValue("#number")).isEqualTo("A01");
    }

    /** The method goes on writing where it composes whatever becomes of the keys, until the field is left. */
    @Test
    void aFieldInWhichAnInputMethodComposesKeepsWhatItHad() {
        page.evaluate("() => { inFields(); number.value = 'đấ'; number.focus(); window.composing = true; }");

        page.evaluate("() => type(['H12.15-250701-0042\\n'], 'number')");

        assertThat(page.evaluate("() => told")).isEqualTo(List.of("H12.15-250701-0042"));
        assertThat(page.inputValue("#number")).isEqualTo("đấ");
        assertThat(page.evaluate("() => document.activeElement.id")).isEqualTo("number");
        page.evaluate("() => { told.length = 0; type(['t', 120, 'a', 90, 'i', 110, 'r'], 'number'); }");
        page.waitForTimeout(700);
        assertThat(page.inputValue("#number")).as("a person who composes").isEqualTo("đấtair");
        assertThat((List<?>) page.evaluate("() => told")).isEmpty();
    }

    @Test
    void whatAPersonTypesIntoAFieldStays() {
        page.evaluate("() => { inFields(); type(['A', 90, '0', 120, '1', 45, '2', 200, '3'], 'number'); }");

        assertThat(page.inputValue("#number")).isEqualTo("A0123");
        assertThat(page.evaluate("() => type(['\\n'], 'number')"))
                .as("Enter reaches the form")
                .isEqualTo(true);
        assertThat((List<?>) page.evaluate("() => told")).isEmpty();
    }
}
