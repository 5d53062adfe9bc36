package vn.motcua.display.voice;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.display.voice.UnreadableTextException.Part;
import vn.motcua.display.voice.UnreadableTextException.Problem;

/**
 * Reads ticket numbers and counters (A012, CA-021, ĐĐ-008, 1001, 3, 3A, Tiếp nhận) as words. Pure; any thread.
 *
 * <p>Dashes of any kind and spaces inside a code are silent. A ticket is an optional prefix of up to four letters or,
 * before a dash, letters and digits; one to nine digits; and up to two letters behind.
 */
final class CodeReader {
    static final int TICKET_LENGTH_MAX = 20;
    static final int COUNTER_LENGTH_MAX = 40;

    private static final Pattern DASHES = Pattern.compile("[\\p{Pd}\\u2212_]");
    private static final Pattern TICKET =
            Pattern.compile("(?:\\p{L}{1,4}-?|[\\p{L}0-9]{1,4}-)?[0-9]{1,9}(?:-?\\p{L}{1,2})?");
    private static final Pattern COUNTER_CODE =
            Pattern.compile("(?:\\p{L}{1,2}-?)?[0-9]{1,4}(?:-?\\p{L}{1,2})?|\\p{L}{1,2}");
    private static final Pattern RUN = Pattern.compile("[0-9]+|\\p{L}+");
    private static final Pattern READABLE = Pattern.compile("[\\p{L}0-9 -]");
    private static final Pattern NAME = Pattern.compile("[\\p{L}0-9].*\\p{L}{2}.*|\\p{L}{2}.*");
    private static final Pattern NAME_CHARACTER = Pattern.compile("[\\p{L}0-9 .,&/()'-]");

    private final PackReading reading;

    CodeReader(PackReading reading) {
        this.reading = reading;
    }

    /** The ticket as spoken groups: one for each letter, one for each number. */
    List<String> ticket(String given, ReadMode mode) throws UnreadableTextException {
        String code = normal(Part.TICKET, given, TICKET_LENGTH_MAX);
        requireKnown(Part.TICKET, given, code, READABLE);
        String tight = code.replace(" ", "");
        if (!tight.chars().anyMatch(c -> c >= '0' && c <= '9')) throw problem(Part.TICKET, Problem.NO_DIGIT, given, "");
        if (!TICKET.matcher(tight).matches()) throw problem(Part.TICKET, Problem.BAD_SHAPE, given, "");
        return spell(Part.TICKET, given, tight, mode);
    }

    /** Whether a counter is a number or short code, which is spelled, rather than a name. */
    boolean isCounterCode(String counter) {
        return COUNTER_CODE.matcher(upper(counter).replace(" ", "")).matches();
    }

    /** A counter's number or short code; its number is always read as one, as people say it. */
    List<String> counterCode(String given) throws UnreadableTextException {
        String code = normal(Part.COUNTER, given, COUNTER_LENGTH_MAX);
        return spell(Part.COUNTER, given, code.replace(" ", ""), ReadMode.AUTO);
    }

    /** A counter's name as one phrase; punctuation is silent, numbers are read. */
    List<String> counterName(String given) throws UnreadableTextException {
        String name = normal(Part.COUNTER, given, COUNTER_LENGTH_MAX);
        requireKnown(Part.COUNTER, given, name, NAME_CHARACTER);
        if (!NAME.matcher(name).matches()) throw problem(Part.COUNTER, Problem.BAD_SHAPE, given, "");
        List<String> words = new ArrayList<>();
        Matcher runs = RUN.matcher(name);
        while (runs.find()) {
            String run = runs.group();
            if (Character.isDigit(run.charAt(0))) words.add(number(Part.COUNTER, given, run, ReadMode.AUTO));
            else words.add(run.toLowerCase(Locale.ROOT));
        }
        return List.of(String.join(" ", words));
    }

    private List<String> spell(Part part, String given, String code, ReadMode mode) throws UnreadableTextException {
        List<String> groups = new ArrayList<>();
        Matcher runs = RUN.matcher(code);
        while (runs.find()) {
            String run = runs.group();
            if (Character.isDigit(run.charAt(0))) groups.add(number(part, given, run, mode));
            else for (int letter : run.codePoints().toArray()) groups.add(letter(part, given, letter));
        }
        return groups;
    }

    private String number(Part part, String given, String run, ReadMode mode) throws UnreadableTextException {
        if (run.length() > 9 && !mode.readsDigits(run.length())) throw problem(part, Problem.TOO_LONG, given, "9");
        return reading.number(run, mode);
    }

    private String letter(Part part, String given, int letter) throws UnreadableTextException {
        return reading.letter(letter)
                .orElseThrow(() -> problem(part, Problem.UNKNOWN_CHARACTER, given, Character.toString(letter)));
    }

    private static String normal(Part part, String given, int lengthMax) throws UnreadableTextException {
        if (given.length() > 4 * lengthMax) throw tooLong(part, given, lengthMax);
        String text = upper(given);
        if (text.isEmpty()) throw problem(part, Problem.EMPTY, given, "");
        if (text.length() > lengthMax) throw tooLong(part, given, lengthMax);
        return text;
    }

    /** NFKC brings full-width digits, hard spaces and letters typed with separate marks to their plain form. */
    private static String upper(String given) {
        String compact =
                Normalizer.normalize(given, Normalizer.Form.NFKC).strip().replaceAll("\\s+", " ");
        return DASHES.matcher(compact).replaceAll("-").toUpperCase(Locale.ROOT);
    }

    private static void requireKnown(Part part, String given, String text, Pattern allowed)
            throws UnreadableTextException {
        for (int c : text.codePoints().toArray()) {
            String character = Character.toString(c);
            if (!allowed.matcher(character).matches()) throw problem(part, Problem.UNKNOWN_CHARACTER, given, character);
        }
    }

    private static UnreadableTextException tooLong(Part part, String given, int lengthMax) {
        return problem(part, Problem.TOO_LONG, given, Integer.toString(lengthMax));
    }

    private static UnreadableTextException problem(Part part, Problem problem, String given, String detail) {
        String printable = given.replaceAll("\\p{C}", "?");
        String shown =
                printable.length() <= COUNTER_LENGTH_MAX ? printable : printable.substring(0, COUNTER_LENGTH_MAX) + "…";
        return new UnreadableTextException(part, problem, shown, detail);
    }
}
