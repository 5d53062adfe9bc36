package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.system.Centre.have;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import vn.motcua.core.wire.Json;
import vn.motcua.display.voice.CallWords;
import vn.motcua.display.voice.FileSink;
import vn.motcua.display.voice.ReadMode;
import vn.motcua.display.voice.VoicePack;
import vn.motcua.launcher.demo.Http;

/** What a hall hears of one counter's calls, from the hub through the hall PC's agent, beside a board in a browser. */
final class HallVoice {
    /** A file takes this part of the time it sounds; {@link Centre} starts its hall with it. */
    static final int SPEED = 40;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private final Centre centre;
    private final Path heard;
    private final Http officer;
    private final CallWords words = VoicePack.open("vi-north").words(ReadMode.AUTO);

    HallVoice(Centre centre, Path folder) throws Exception {
        this.centre = centre;
        this.heard = folder.resolve("voice").resolve(FileSink.INDEX);
        this.officer = centre.world.signedIn("OFFICER");
    }

    /** One line of the list of what was heard. */
    private record Heard(Instant from, Instant to, String words) {
        static Heard read(String line) {
            String[] parts = line.split("\t");
            Instant from = Instant.parse(parts[2]);
            return new Heard(from, from.plusMillis(Long.parseLong(parts[3]) / SPEED), parts[4]);
        }
    }

    void saysThirtyCallsInTheirOrderOneAfterTheOther() throws Exception {
        Page board = centre.browser.page(centre.hall("/board?zone=main"), 1920, 1080);
        int before = heard().size();
        List<String> numbers = new ArrayList<>();
        for (int i = 0; i < 30; i++) numbers.add(centre.callNext(officer));
        have(board, "[data-test=call].newest[data-number=" + numbers.get(29) + "]");

        List<Heard> said = await(before + 30).subList(before, before + 30);
        for (int i = 0; i < 30; i++) {
            assertThat(said.get(i).words()).isIn(inFullOrShort(numbers.get(i)));
            if (i > 0)
                assertThat(said.get(i).from())
                        .as("announcement %d begins when the one before has ended", i)
                        .isAfterOrEqualTo(said.get(i - 1).to());
        }
        assertThat(heard()).as("each once").hasSize(before + 30);
        saysARecallAgain(before + 30, numbers.get(29));
        board.context().close();
        saysWhatItMissedOnceIfItStillHolds(before + 31);
    }

    private void saysARecallAgain(int before, String number) throws Exception {
        officer.post("/api/v1/counters/counter-1/recall", Json.object().put("requestId", id()))
                .expect(200);
        assertThat(await(before + 1).get(before).words()).isIn(inFullOrShort(number));
    }

    /** The hall PC is off for two calls: of the first nothing is left to say, the second still stands at its counter. */
    private void saysWhatItMissedOnceIfItStillHolds(int before) throws Exception {
        centre.world.child("hall").kill();
        String gone = centre.callNext(officer);
        String waiting = centre.callNext(officer);
        Instant called = Instant.now();
        // Only what is late is held against what has become of it since.
        org.awaitility.Awaitility.await()
                .atMost(LIMIT)
                .until(() -> Instant.now().isAfter(called.plusSeconds(21)));
        centre.world.launchAgent("hall");
        centre.world.awaitAgent("hall");
        centre.world.awaitLinked("hall");

        assertThat(await(before + 1).get(before).words())
                .isIn(inFullOrShort(waiting))
                .isNotIn(inFullOrShort(gone));
        assertThat(heard()).as("the one that holds, once").hasSize(before + 1);
    }

    private List<String> inFullOrShort(String number) throws Exception {
        return List.of(
                words.call(number, "1").line(), words.call(number, "1", true).line());
    }

    private List<Heard> await(int count) throws IOException {
        org.awaitility.Awaitility.await().atMost(LIMIT).until(() -> heard().size() >= count);
        return heard();
    }

    private List<Heard> heard() throws IOException {
        if (!Files.exists(heard)) return List.of();
        return Files.readAllLines(heard).stream().map(Heard::read).toList();
    }

    private static String id() {
        return UUID.randomUUID().toString();
    }
}
