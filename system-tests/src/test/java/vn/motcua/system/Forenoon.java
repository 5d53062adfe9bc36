package vn.motcua.system;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.motcua.launcher.demo.DemoWorld;

/**
 * The demonstration's site in a zone where it is between ten and eleven, whatever the hour at which the tests run: a time later today
 * is always there to be booked, and no midnight is near. It reminds whoever booked for the day after tomorrow within minutes.
 */
final class Forenoon {
    static final Duration SLOT = Duration.ofMinutes(15);
    private static final int TEN = 10;
    private static final int EAST_MAX = 14;
    private static final int HOURS = 24;
    private static final int REMINDERS = 4;

    final ZoneId zone;
    /** The booked time whose reminders fall due one a minute from the first full minute after the start. */
    final ZonedDateTime reminded;

    private final Instant begun = Instant.now();

    Forenoon() {
        int east = TEN - begun.atZone(ZoneOffset.UTC).getHour();
        int hours = east < -(HOURS - EAST_MAX - 1) ? east + HOURS : east;
        // The names of these zones count westwards.
        this.zone = ZoneId.of(hours > 0 ? "Etc/GMT-" + hours : hours == 0 ? "Etc/GMT" : "Etc/GMT+" + -hours);
        this.reminded = today().plusDays(2).atTime(LocalTime.of(8, 0)).atZone(zone);
    }

    LocalDate today() {
        return begun.atZone(zone).toLocalDate();
    }

    /** The first slot that begins at this moment or after it. */
    static Instant slotFrom(Instant at) {
        long length = SLOT.toSeconds();
        return Instant.ofEpochSecond((at.getEpochSecond() + length - 1) / length * length);
    }

    /**
     * A hub and a hall PC.
     *
     * @param folder for the configuration files
     * @param receiver of reminders
     */
    DemoWorld.Plan plan(Path folder, ReminderReceiver receiver) throws IOException {
        Path demo = Worlds.installation().home().resolve("config").resolve("demo");
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Path hall = Files.createDirectories(templates.resolve("hall"));
        Files.copy(demo.resolve("hall").resolve("agent.yaml"), hall.resolve("agent.yaml"));
        String site = Files.readString(demo.resolve("site.yaml"))
                        .replace("zone: Asia/Ho_Chi_Minh", "zone: " + zone)
                        .replace("slot: 30min", "slot: " + SLOT.toMinutes() + "min")
                + "\nappointments: {early: 20min, late: 10min, release: 15min}\n";
        write(templates.resolve("site.yaml"), site);
        write(folder.resolve("reminder.secret"), receiver.secret());
        String hub = Files.readString(demo.resolve("hub.yaml")) + "\nreminders:\n  url: " + receiver.address()
                + "\n  secretFile: " + folder.resolve("reminder.secret") + "\n  before: [" + before() + "]\n";
        write(templates.resolve("hub.yaml"), hub);
        return new DemoWorld.Plan(Map.of("hall", "hall"), Map.of("cameraSecret", "none", "sound", "file"), templates);
    }

    private String before() {
        long first = Duration.between(begun, reminded).toMinutes() - 1;
        return IntStream.range(0, REMINDERS).mapToObj(i -> first - i + "min").collect(Collectors.joining(", "));
    }

    private static void write(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }
}
