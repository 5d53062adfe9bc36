package vn.motcua.core.dossier;

import java.util.Arrays;
import java.util.Optional;

/**
 * Where a dossier is, in the ten states of the national portal's data model. Source:
 * DOMAIN §6, seed data of a live provincial system.
 */
public enum DossierState {
    /** Filed online, nobody has looked at it: no dossier yet, it never counts. */
    REGISTERED(1, "receiving"),
    ACCEPTED(2, "new"),
    /** Refused at the door: it never counts. */
    NOT_ACCEPTED(3, "denied"),
    PROCESSING(4, "processing"),
    /** Papers are missing; the applicant is waited for. */
    SUPPLEMENT_ASKED(5, "waiting"),
    /** A fee or tax is to be paid; the applicant is waited for. */
    PAYMENT_ASKED(6, "paying"),
    /** Taken back by the applicant. */
    WITHDRAWN(7, "cancelled"),
    /** Processing was stopped by a notice. */
    STOPPED(8, "unresolved"),
    /** The result is there, not yet handed out. */
    FINISHED(9, "releasing"),
    RETURNED(10, "done");

    private final int code;
    private final String systemName;

    DossierState(int code, String systemName) {
        this.code = code;
        this.systemName = systemName;
    }

    /** The number by which it travels to the national portal, 1 to 10. */
    public int code() {
        return code;
    }

    /** Empty for a number that is no state. */
    public static Optional<DossierState> ofCode(int code) {
        return Arrays.stream(values()).filter(state -> state.code == code).findFirst();
    }

    /** By the name other one-stop software gives it, such as {@code releasing}; empty for any other text. */
    public static Optional<DossierState> ofSystemName(String name) {
        return Arrays.stream(values())
                .filter(state -> state.systemName.equals(name))
                .findFirst();
    }

    /** Whether dossiers in it belong in figures: not before it is received, and not when it was refused. */
    boolean isCounted() {
        return this != REGISTERED && this != NOT_ACCEPTED;
    }

    /** Whether the authority waits for somebody else, so that the due date passes without fault. */
    public boolean isWaiting() {
        return this == SUPPLEMENT_ASKED || this == PAYMENT_ASKED || this == STOPPED;
    }

    /** Whether nothing is left to decide. */
    public boolean isEnded() {
        return this == WITHDRAWN || this == FINISHED || this == RETURNED;
    }
}
