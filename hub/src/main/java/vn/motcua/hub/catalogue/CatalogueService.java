package vn.motcua.hub.catalogue;

import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Outcome;

/** The site's catalogue as an administrator sees and changes it. Any thread. */
public interface CatalogueService {
    /** Texts of a reason are at most this long. */
    int REASON_MAX = 300;

    /** As committed; empty for a moment at the very first start. */
    Optional<CatalogueVersion> current();

    /**
     * What the configuration file says otherwise, as edits that an import would make; empty if it says the same, or was told to be
     * ignored as it is.
     */
    List<Edit> fileEdits();

    /** The configuration file as it was at this start. */
    vn.motcua.core.model.Site file();

    /** From now on what the configuration file says today is no news. */
    Future<Void> ignoreFile();

    /**
     * Puts a document in force. Problems of the document and of the moment are in the verdict, then nothing has changed; a base that is not the
     * version in force is refused ({@code CATALOGUE_MOVED}).
     *
     * @param document in the form of {@code config/site.yaml}, as YAML or JSON
     * @param reason in the person's words, or null
     */
    Future<Outcome<Verdict>> put(
            RequestId requestId, PersonId person, long base, String document, @Nullable String reason);

    /** As {@link #put}, and nothing happens. */
    Future<Outcome<Verdict>> tryOut(long base, String document);

    /**
     * Puts a document in force from a later business day on; what else changes until then stays. Refused as {@link #put}, and
     * {@code BAD_SCHEDULE_DAY}, {@code TOO_MANY_SCHEDULED}.
     */
    Future<Outcome<Verdict>> schedule(
            RequestId requestId, PersonId person, long base, String document, LocalDate day, @Nullable String reason);

    /** Takes a change back that waits for its day; {@code UNKNOWN_SCHEDULE} if none of that number waits. */
    Future<Outcome<Boolean>> unschedule(RequestId requestId, PersonId person, long number);

    /** Changes for a later day, those that wait and the latest that do not any more, the newest first. */
    Future<List<Scheduled>> scheduled(int limit);

    /** The latest versions, the newest first. */
    Future<List<Change>> changes(int limit);

    /** An earlier version as it was. */
    Future<Optional<CatalogueVersion>> version(long number);

    /** One version's making. */
    record Change(
            long version,
            @Nullable PersonId personId,
            @Nullable String reason,
            Instant at,
            List<Edit> edits) {}
}
