package vn.motcua.camera.smtp;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.camera.source.BiometricKinds;
import vn.motcua.camera.source.DeviceTime;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.Heard.Refused.Why;
import vn.motcua.camera.source.Seen.Kind;
import vn.motcua.camera.source.Seen.Phase;
import vn.motcua.camera.source.Sighting;

/** What a camera's mail says. Any thread. */
final class MailSightings {
    /** Names such as {@code 192.168.1.64_01_20261120080000123_MOTION_DETECTION.jpg}. */
    private static final Pattern FILE = Pattern.compile(
            "([^_\\s]{1,40})_([0-9]{1,3})_([0-9]{14})[0-9]{0,3}_([A-Za-z_]{2,40})\\.jpe?g", Pattern.CASE_INSENSITIVE);

    private static final List<String> STOPPED = List.of("alarm stop time", "alarm end time", "stop time", "end time");

    private final MailWords words;
    private final ZoneId zone;

    MailSightings(MailWords words, ZoneId zone) {
        this.words = words;
        this.zone = zone;
    }

    List<Heard> heard(byte[] bytes) {
        Mail mail = MailReader.read(bytes);
        List<Heard> all = new ArrayList<>();
        for (String fault : mail.faults()) all.add(new Heard.Fault("MAIL", fault));
        all.add(read(mail));
        return all;
    }

    private Heard read(Mail mail) {
        MailLines lines = MailLines.of(mail.text());
        Optional<Matcher> file = mail.fileNames().stream()
                .map(FILE::matcher)
                .filter(Matcher::find)
                .findFirst();
        String said = lines.first(words.type());
        String fileType = file.map(name -> name.group(4)).orElse("");
        for (String text : List.of(said, mail.subject(), fileType))
            if (isBiometric(text))
                return new Heard.Refused(Why.BIOMETRIC, said.isEmpty() ? "mail" : Sighting.brief(said));
        Optional<Entry<String, Kind>> kind = MailKinds.word(said)
                .or(() -> MailKinds.word(mail.subject()))
                .or(() -> MailKinds.word(fileType))
                .or(() -> MailKinds.word(firstLines(mail.text())));
        if (kind.isEmpty() && said.isEmpty() && mail.pictures().isEmpty())
            return isTest(mail) ? new Heard.Alive("") : new Heard.Refused(Why.NOT_WANTED, "mail");
        // A subject may be anybody's text; of it no more is kept than the word that was known.
        String vendorType = said.isEmpty() ? kind.map(Entry::getKey).orElse("mail") : said;
        Sighting sighting = new Sighting(kind.map(Entry::getValue).orElse(Kind.OTHER), vendorType)
                .of(device(lines, file), channel(lines, file))
                .phase(STOPPED.stream().anyMatch(lines::has) ? Phase.END : Phase.PULSE);
        time(mail, lines, file).ifPresent(sighting::at);
        mail.pictures().forEach(sighting::picture);
        return sighting.heard();
    }

    private static boolean isBiometric(String text) {
        return BiometricKinds.isBiometric(text) || BiometricKinds.isBiometric(text.replace('_', ' '));
    }

    private static boolean isTest(Mail mail) {
        return MailKinds.plain(mail.subject() + " " + mail.text()).contains("test");
    }

    private static String firstLines(String text) {
        return text.length() > 500 ? text.substring(0, 500) : text;
    }

    private String device(MailLines lines, Optional<Matcher> file) {
        String said = lines.first(words.device());
        return said.isEmpty() ? file.map(name -> name.group(1)).orElse("") : said;
    }

    private String channel(MailLines lines, Optional<Matcher> file) {
        String said = lines.first(words.channel());
        return said.isEmpty() ? file.map(name -> name.group(2)).orElse("") : said;
    }

    private Optional<DeviceTime> time(Mail mail, MailLines lines, Optional<Matcher> file) {
        List<String> names = STOPPED.stream().anyMatch(lines::has) ? STOPPED : words.time();
        return MailTimes.local(lines.first(names), lines.noteOf(names), zone)
                .or(() -> file.flatMap(name -> MailTimes.digits(name.group(3), zone)))
                .or(() -> MailTimes.header(mail.date()));
    }
}
