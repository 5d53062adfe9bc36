package vn.motcua.display;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;

/**
 * When the voice is silent and how loud it is otherwise, by the site's clock. Pure; any thread.
 *
 * @param quiet no voice: the boards flash instead and each call is recorded as missed
 * @param volumePercent outside the hours of {@code louder}
 * @param louder hours with a volume of their own, the first that holds
 */
record VoiceHours(List<Span> quiet, int volumePercent, List<Loudness> louder) {
    VoiceHours {
        quiet = List.copyOf(quiet);
        louder = List.copyOf(louder);
    }

    /** From inclusive, to exclusive; one that ends before it begins goes over midnight. */
    record Span(LocalTime from, LocalTime to) {
        static Span parse(String text) {
            String[] ends = text.split("[-–]", -1);
            if (ends.length != 2) throw new IllegalArgumentException(text);
            Span span = new Span(time(ends[0]), time(ends[1]));
            if (span.from().equals(span.to())) throw new IllegalArgumentException(text);
            return span;
        }

        private static LocalTime time(String text) {
            try {
                return LocalTime.parse(text.strip());
            } catch (java.time.DateTimeException e) {
                throw new IllegalArgumentException(text, e);
            }
        }

        boolean holds(LocalTime time) {
            boolean isAfter = !time.isBefore(from);
            boolean isBefore = time.isBefore(to);
            return from.isBefore(to) ? isAfter && isBefore : isAfter || isBefore;
        }
    }

    record Loudness(Span span, int percent) {}

    /** Keys {@code quiet}, {@code volume} and {@code volumeAt} of the section. */
    static VoiceHours read(ConfigNode section) {
        Allowed allowed = Allowed.of("display.hours");
        List<Span> quiet = section.texts("quiet").stream()
                .flatMap(text -> span(section, "quiet", text, allowed).stream())
                .toList();
        List<Loudness> louder = section.objects("volumeAt").stream()
                .map(one -> new Loudness(
                        one.parsed("hours", allowed, Span::parse, new Span(LocalTime.MIN, LocalTime.NOON)),
                        one.integer("percent", 0, 100, 100)))
                .toList();
        return new VoiceHours(quiet, section.integer("volume", 0, 100, 100), louder);
    }

    private static Optional<Span> span(ConfigNode section, String key, String text, Allowed allowed) {
        try {
            return Optional.of(Span.parse(text));
        } catch (IllegalArgumentException e) {
            section.problem(key, text, allowed);
            return Optional.empty();
        }
    }

    boolean isQuiet(LocalTime time) {
        return quiet.stream().anyMatch(span -> span.holds(time));
    }

    int volumePercent(LocalTime time) {
        return louder.stream()
                .filter(one -> one.span().holds(time))
                .map(Loudness::percent)
                .findFirst()
                .orElse(volumePercent);
    }
}
