package vn.motcua.core.dossier;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.DossierCode;

/**
 * A dossier as it stands, without anybody's name: who filed it is not for figures. Any thread.
 *
 * @param source who told of it
 * @param code null only where the source has a number of its own instead
 * @param procedureCode as the source writes it, free-form local codes included; not blank
 * @param field it belongs to ("lĩnh vực"), as the source names it; null if it does not say
 * @param places where it was received, is decided, and was helped with
 * @param channel by which it came
 * @param times its moments
 * @param state now
 * @param stateSince when it came into that state
 */
public record Dossier(
        DossierSource source,
        @Nullable DossierCode code,
        String procedureCode,
        @Nullable String field,
        DossierPlaces places,
        DossierChannel channel,
        DossierTimes times,
        DossierState state,
        Instant stateSince) {
    public Dossier {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(procedureCode, "procedureCode");
        Objects.requireNonNull(places, "places");
        Objects.requireNonNull(channel, "channel");
        Objects.requireNonNull(times, "times");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(stateSince, "stateSince");
        if (code == null && source.foreignCode() == null)
            throw new IllegalArgumentException("dossier of " + source.system()
                    + ": neither dossier code nor foreign code; allowed is at least one of them");
        if (procedureCode.isBlank())
            throw new IllegalArgumentException("dossier: procedure code is blank; allowed is any code");
    }

    /** What two tellings of one dossier have in common: the code in either grammar, or the source's own number. */
    public String key() {
        return code != null ? code.key() : source.system() + ":" + source.foreignCode();
    }

    /**
     * When nothing was left to do: it was finished, or, where its source forgot to say, handed out, or came into its last state. Null while
     * it is open. The moment of being finished decides by itself; a state that contradicts it is the older news.
     */
    @Nullable
    public Instant endedAt() {
        if (times.finishedAt() != null) return times.finishedAt();
        if (!state.isEnded()) return null;
        return times.returnedAt() != null ? times.returnedAt() : stateSince;
    }

    /** Whether it ended and its source never said when: the day it was received then stands in for the end, and no figure may say it was early. */
    public boolean hasUnknownEnd() {
        return state.isEnded()
                && times.finishedAt() == null
                && times.returnedAt() == null
                && stateSince.equals(times.receivedAt());
    }
}
