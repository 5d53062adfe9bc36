package vn.motcua.core.model;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/**
 * The number of a dossier, the join key of slips, hand-overs and reports: {@code <organisation>-<yymmdd>-<sequence>}.
 *
 * <p>Two grammars are in use. Legacy (circular 01/2018/TT-VPCP article 19): {@code 000.00.15.H12-240115-0007}, smallest level first.
 * Current (decision 20/2020/QĐ-TTg): {@code H12.15-250701-0042}, biggest level first. {@link #key} makes both comparable.
 *
 * @param value as printed, upper case, with plain hyphens
 * @param organisation the organisation's identifier as printed
 * @param receivedOn the day of receipt
 * @param sequence the ordinal of that day, with its zeros
 */
public record DossierCode(String value, String organisation, LocalDate receivedOn, String sequence) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyMMdd");

    public DossierCode {
        Objects.requireNonNull(value, "value");
        Objects.requireNonNull(organisation, "organisation");
        Objects.requireNonNull(receivedOn, "receivedOn");
        Objects.requireNonNull(sequence, "sequence");
    }

    /** Whether the organisation is written smallest level first. */
    public boolean isLegacy() {
        return Character.isDigit(organisation.charAt(0));
    }

    /** The organisation biggest level first, levels of zeros only dropped: {@code 000.00.15.H12} and {@code H12.15} are one. */
    public String organisationKey() {
        List<String> levels = Arrays.asList(organisation.split("\\.", -1));
        if (isLegacy()) Collections.reverse(levels);
        StringBuilder key = new StringBuilder();
        for (String level : levels) {
            if (level.chars().allMatch(c -> c == '0')) continue;
            if (key.length() > 0) key.append('.');
            key.append(level);
        }
        return key.toString();
    }

    /** What two writings of one dossier have in common. */
    public String key() {
        return organisationKey() + "-" + DATE.format(receivedOn) + "-" + sequence;
    }
}
