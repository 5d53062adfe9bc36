package vn.motcua.core.register;

import java.util.Arrays;
import java.util.Optional;

/** What is read of a row. Everything else in it, names and addresses above all, is left where it is. */
public enum DossierColumn {
    CODE("code", false),
    /** The source's own number. */
    FOREIGN_CODE("foreignCode", false),
    PROCEDURE("procedure", true),
    FIELD("field", false),
    UNIT("unit", true),
    AGENCY("agency", false),
    SUPPORT_POINT("supportPoint", false),
    CHANNEL("channel", true),
    RECEIVED("received", true),
    DUE("due", false),
    EXTENDED_DUE("extendedDue", false),
    FINISHED("finished", false),
    RETURNED("returned", false),
    STATE("state", true),
    STATE_SINCE("stateSince", false);

    private final String key;
    private final boolean isNeeded;

    DossierColumn(String key, boolean isNeeded) {
        this.key = key;
        this.isNeeded = isNeeded;
    }

    /** Its name in configuration, and in files written for this product. */
    public String key() {
        return key;
    }

    /** Whether every row must say it, where no default does. */
    boolean isNeeded() {
        return isNeeded;
    }

    /** Empty for any other text. */
    public static Optional<DossierColumn> ofKey(String key) {
        return Arrays.stream(values()).filter(one -> one.key.equals(key)).findFirst();
    }
}
