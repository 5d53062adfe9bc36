package vn.motcua.camera.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.source.Doubles.Place;
import vn.motcua.camera.source.Fold.Folded;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;

/** Pain 15 over sources of different kinds: ONVIF, the same camera's own stream, a recorder that looks at it. */
class DoublesTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final int WORLDS = Boolean.getBoolean("motcua.full") ? 20_000 : 300;
    private static final Instant T = Instant.parse("2026-11-23T02:00:00Z");
    private static final List<String> SOURCES = List.of("onvif", "isapi", "frigate");
    private static final long MS = 1_000_000;

    private final Doubles doubles =
            new Doubles(Map.of(new Place("onvif", "v1"), "hall", new Place("isapi", "1"), "hall"));
    private final List<String> told = new ArrayList<>();

    @Test
    void whoSaysItFirstTellsItsWholeCourse() {
        say(0, "isapi", "1", "", Phase.START);
        say(1, "onvif", "v1", "", Phase.START);
        say(11, "onvif", "v1", "", Phase.UPDATE);
        say(12, "isapi", "1", "", Phase.UPDATE);
        say(20, "isapi", "1", "", Phase.END);
        say(24, "onvif", "v1", "", Phase.END);

        assertThat(told).containsExactly("0 isapi START", "12 isapi UPDATE", "20 isapi END");
    }

    @Test
    void whatBeginsLaterIsAnotherThing() {
        say(0, "isapi", "1", "", Phase.START);
        say(3, "isapi", "1", "", Phase.END);
        say(7, "onvif", "v1", "", Phase.START);
        say(8, "onvif", "v1", "", Phase.END);
        say(13, "onvif", "v1", "", Phase.START);

        assertThat(told).containsExactly("0 isapi START", "3 isapi END", "13 onvif START");
    }

    /** A device that ends everything at once must not hide what another still sees. */
    @Test
    void whatGoesOnLongAfterAWrongEndIsTakenOn() {
        say(0, "onvif", "v1", "", Phase.START);
        say(1, "isapi", "1", "", Phase.START);
        say(2, "onvif", "v1", "", Phase.END);
        say(11, "isapi", "1", "", Phase.UPDATE);
        say(21, "isapi", "1", "", Phase.UPDATE);
        say(22, "onvif", "v1", "", Phase.START);
        say(30, "isapi", "1", "", Phase.END);

        assertThat(told).containsExactly("0 onvif START", "2 onvif END", "21 isapi START", "30 isapi END");
    }

    /** A cut cable ends nothing: the course stays open for a quarter of an hour, and hid all that time what others saw. */
    @Test
    void whatASourceBeganThatIsLostIsTakenOn() {
        say(0, "onvif", "v1", "", Phase.START);
        say(1, "isapi", "1", "", Phase.START);
        doubles.lost("onvif");
        say(12, "isapi", "1", "", Phase.UPDATE);
        say(22, "isapi", "1", "", Phase.UPDATE);
        say(23, "onvif", "v1", "", Phase.END);
        say(24, "onvif", "v1", "", Phase.START);
        say(32, "isapi", "1", "", Phase.UPDATE);
        say(40, "isapi", "1", "", Phase.END);
        say(60, "onvif", "v1", "", Phase.UPDATE);

        assertThat(told)
                .containsExactly(
                        "0 onvif START",
                        "22 isapi START",
                        "23 onvif END",
                        "32 isapi UPDATE",
                        "40 isapi END",
                        "60 onvif START");
    }

    @Test
    void whatBeginsAfterASourceIsLostIsTold() {
        say(0, "onvif", "v1", "", Phase.START);
        doubles.lost("isapi");
        say(30, "isapi", "1", "", Phase.START);
        say(31, "isapi", "1", "", Phase.END);
        doubles.lost("onvif");
        say(40, "isapi", "1", "", Phase.START);

        assertThat(told).containsExactly("0 onvif START", "40 isapi START");
    }

    @Test
    void regionsOfOneSourceStayApartAndHoldTheOthersBackTogether() {
        say(0, "isapi", "1", "left", Phase.START);
        say(1, "isapi", "1", "right", Phase.START);
        say(2, "onvif", "v1", "", Phase.START);
        say(3, "isapi", "1", "left", Phase.END);
        say(30, "onvif", "v1", "", Phase.UPDATE);
        say(31, "isapi", "1", "right", Phase.END);

        assertThat(told).containsExactly("0 isapi START", "1 isapi START", "3 isapi END", "31 isapi END");
    }

    @Test
    void pulsesOfOneMomentAreOneAndOtherChannelsTheirOwn() {
        say(0, "onvif", "v1", "", Phase.PULSE);
        say(2, "isapi", "1", "", Phase.PULSE);
        say(3, "isapi", "2", "", Phase.PULSE);
        say(4, "onvif", "v1", "", Phase.PULSE);
        say(10, "isapi", "1", "", Phase.PULSE);

        assertThat(told).containsExactly("0 onvif PULSE", "3 isapi PULSE", "4 onvif PULSE", "10 isapi PULSE");
    }

    @Test
    void howThingsStandAndWhatComesLateIsToldByEach() {
        say(0, "onvif", "v1", "", Phase.START);
        say(1, "isapi", "1", "", Phase.STATE);
        told(2, "isapi", new Folded(seen("1", "", Kind.MOTION, Phase.START, true), Phase.START, false, 0));

        assertThat(told).containsExactly("0 onvif START", "1 isapi STATE", "2 isapi START");
    }

    /**
     * Things far enough apart, each heard by one to three sources, seconds later, over and over, with ends told, forgotten or late: each is
     * told once, whole, by one source.
     */
    @Test
    void inSeededWorldsEachThingIsToldOnce() {
        for (int world = 0; world < WORLDS; world++) {
            long seed = SEED + world;
            Random random = new Random(seed);
            TreeMap<Long, List<Said>> script = new TreeMap<>();
            int things = 1 + random.nextInt(8);
            for (int i = 0; i < things; i++) thing(random, i * 90_000L, script);

            List<String> lines = play(script);

            List<String> starts =
                    lines.stream().filter(line -> line.endsWith("START")).toList();
            assertThat(starts).as("seed %d: %s", seed, lines).hasSize(things);
            for (int i = 0; i < lines.size(); i++) {
                String source = lines.get(i).split(" ")[0];
                assertThat(lines.get(i)).as("seed %d: %s", seed, lines).endsWith(i % 2 == 0 ? "START" : "END");
                if (i % 2 == 1) assertThat(lines.get(i - 1)).as("seed %d", seed).startsWith(source + " ");
            }
        }
    }

    private record Said(String source, Phase phase) {}

    private static void thing(Random random, long from, TreeMap<Long, List<Said>> script) {
        int heardBy = 1 + random.nextInt((1 << SOURCES.size()) - 1);
        long lasts = random.nextInt(50_000);
        for (int i = 0; i < SOURCES.size(); i++) {
            if ((heardBy & 1 << i) == 0) continue;
            String source = SOURCES.get(i);
            long began = from + random.nextInt(4_900);
            // Hikvision's never end; they stop being said.
            boolean isRepeated = source.equals("isapi");
            long over = began + lasts;
            for (long at = began; at <= over; at += isRepeated ? 1_000 : 10_000)
                script.computeIfAbsent(at, key -> new ArrayList<>()).add(new Said(source, Phase.START));
            if (!isRepeated)
                script.computeIfAbsent(over + 1 + random.nextInt(3_000), key -> new ArrayList<>())
                        .add(new Said(source, Phase.END));
        }
    }

    private static List<String> play(TreeMap<Long, List<Said>> script) {
        Map<Place, String> places = new HashMap<>();
        Map<String, Fold> folds = new LinkedHashMap<>();
        for (String source : SOURCES) {
            places.put(new Place(source, "1"), "hall");
            folds.put(source, new Fold(source.equals("isapi") ? Duration.ofSeconds(5) : Duration.ZERO));
        }
        Doubles doubles = new Doubles(places);
        List<String> lines = new ArrayList<>();
        long end = script.lastKey() + 60_000;
        for (long second = 0; second * 1_000 < end; second++) {
            for (Map.Entry<Long, List<Said>> at :
                    script.subMap(second * 1_000, (second + 1) * 1_000).entrySet())
                for (Said said : at.getValue()) {
                    Instant now = T.plusMillis(at.getKey());
                    Seen seen = seen("1", "", Kind.MOTION, said.phase, false);
                    for (Folded one : folds.get(said.source).heard(seen, now))
                        add(lines, doubles, said.source, one, at.getKey() * MS);
                }
            Instant now = T.plusSeconds(second + 1);
            for (String source : SOURCES)
                for (Folded one : folds.get(source).tick(now))
                    add(lines, doubles, source, one, (second + 1) * 1_000 * MS);
        }
        return lines;
    }

    private static void add(List<String> lines, Doubles doubles, String source, Folded one, long nanos) {
        doubles.told(source, one, nanos)
                .filter(told -> told.phase() != Phase.UPDATE)
                .ifPresent(told -> lines.add(source + " " + told.phase()));
    }

    private void say(double second, String source, String channel, String key, Phase phase) {
        told(second, source, new Folded(seen(channel, key, Kind.MOTION, phase, false), phase, false, 0));
    }

    private void told(double second, String source, Folded folded) {
        doubles.told(source, folded, (long) (second * 1_000) * MS)
                .ifPresent(one -> told.add((long) second + " " + source + " " + one.phase()));
    }

    private static Seen seen(String channel, String key, Kind kind, Phase phase, boolean isLate) {
        return new Seen("dev", channel, kind, phase, key, "x", null, false, Map.of(), List.of(), List.of(), isLate);
    }
}
