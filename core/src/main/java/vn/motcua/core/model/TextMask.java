package vn.motcua.core.model;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides what names a person in words that people wrote: e-mail addresses, number plates, and every longer run of digits, however it is
 * cut up (phones, papers, cards, accounts). Names and addresses in words are not known to it. Sums of money with their currency stay,
 * for what somebody was asked to pay is what a supervisor has to read. Any thread.
 */
public final class TextMask {
    /** Stands for each thing hidden, whatever its length. */
    public static final String HIDDEN = "•••";

    private static final Pattern INVISIBLE = Pattern.compile("\\p{Cf}");
    private static final Pattern MAIL =
            Pattern.compile("[\\p{L}\\p{Nd}._%+-]+\\s?@\\s?[\\p{L}\\p{Nd}-]+(?:\\.[\\p{L}\\p{Nd}-]+)*");
    private static final Pattern PLATE = Pattern.compile(
            "(?<![\\p{L}\\p{Nd}])\\p{Nd}{2}[ .-]?[A-ZĐa-zđ]{1,2}\\p{Nd}?[ .-]{0,2}\\p{Nd}{3}[ .]?\\p{Nd}{1,2}(?!\\p{Nd})");
    /** Seven digits at least, at most three marks or blanks between two of them. No slash and no colon: dates and hours stay. */
    private static final Pattern DIGITS =
            Pattern.compile("\\+?\\(?\\p{Nd}(?:[\\s\\p{Z}.,\\-\u2010-\u2015_()·*]{0,3}\\p{Nd}){6,}");
    /** Groups of three up to hundreds of millions, and what they are counted in. */
    private static final Pattern MONEY = Pattern.compile("[1-9]\\p{Nd}{0,2}(?:([.,])\\p{Nd}{3})(?:\\1\\p{Nd}{3})?");

    private static final Pattern CURRENCY = Pattern.compile(
            "^\\s?(?:đồng|đ|vnđ|vnd)(?![\\p{L}\\p{Nd}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private TextMask() {}

    /** The words with everything hidden that this class knows. What it gives back it leaves as it is. */
    public static String mask(String words) {
        String plain = INVISIBLE.matcher(words).replaceAll("");
        String noMail = MAIL.matcher(plain).replaceAll(HIDDEN);
        String noPlate = PLATE.matcher(noMail).replaceAll(HIDDEN);
        Matcher digits = DIGITS.matcher(noPlate);
        return digits.replaceAll(run -> isMoney(run.group(), noPlate.substring(run.end())) ? run.group() : HIDDEN);
    }

    private static boolean isMoney(String run, String after) {
        return MONEY.matcher(run).matches() && CURRENCY.matcher(after).find();
    }
}
