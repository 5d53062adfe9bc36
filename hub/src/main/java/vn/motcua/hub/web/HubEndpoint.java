package vn.motcua.hub.web;

import static io.vertx.core.http.HttpMethod.DELETE;
import static io.vertx.core.http.HttpMethod.GET;
import static io.vertx.core.http.HttpMethod.POST;
import static io.vertx.core.http.HttpMethod.PUT;
import static vn.motcua.hub.platform.http.Access.ADMINISTRATOR;
import static vn.motcua.hub.platform.http.Access.KEY;
import static vn.motcua.hub.platform.http.Access.OFFICER;
import static vn.motcua.hub.platform.http.Access.OFFICER_EVEN_LOCKED;
import static vn.motcua.hub.platform.http.Access.OFFICER_OR_LOOPBACK;
import static vn.motcua.hub.platform.http.Access.PUBLIC;
import static vn.motcua.hub.platform.http.Access.SUPERVISOR;
import static vn.motcua.hub.platform.http.Endpoint.Kind.API;
import static vn.motcua.hub.platform.http.Endpoint.Kind.ASSET;
import static vn.motcua.hub.platform.http.Endpoint.Kind.DOCUMENT;
import static vn.motcua.hub.platform.http.Endpoint.Kind.FORM;
import static vn.motcua.hub.platform.http.Endpoint.Kind.PAGE;
import static vn.motcua.hub.platform.http.Endpoint.Kind.PICTURE;
import static vn.motcua.hub.platform.http.Endpoint.Kind.PIECE;
import static vn.motcua.hub.platform.http.Endpoint.Kind.SOCKET;

import io.vertx.core.http.HttpMethod;
import vn.motcua.hub.platform.http.Access;
import vn.motcua.hub.platform.http.Endpoint;

/** The one table of everything the hub answers to, and who may use it. docs/openapi.yaml says what goes in and out. */
enum HubEndpoint {
    HEALTH(GET, "/health", PUBLIC, API),
    METRICS(GET, "/metrics", ADMINISTRATOR, API),
    START_DATA(GET, "/api/v1/start", PUBLIC, API),
    SETUP(POST, "/api/v1/setup", PUBLIC, API),
    SIGN_IN(POST, "/api/v1/session", PUBLIC, API),
    WHO_AM_I(GET, "/api/v1/session", OFFICER_EVEN_LOCKED, API),
    SIGN_OUT(DELETE, "/api/v1/session", OFFICER_EVEN_LOCKED, API),
    OWN_PASSWORD(POST, "/api/v1/session/password", OFFICER, API),
    SWITCH_OFFICER(POST, "/api/v1/session/switch", OFFICER_EVEN_LOCKED, API),
    USE_SESSION(POST, "/api/v1/session/use", OFFICER, API),
    UNLOCK(POST, "/api/v1/session/unlock", OFFICER_EVEN_LOCKED, API),
    PUT_PIN(PUT, "/api/v1/session/pin", OFFICER, API),
    FORGET_PIN(DELETE, "/api/v1/session/pin", OFFICER, API),
    OWN_KEYS(GET, "/api/v1/session/keys", OFFICER, API),
    PUT_OWN_KEYS(PUT, "/api/v1/session/keys", OFFICER, API),
    ENROLL(POST, "/api/v1/enroll", PUBLIC, API),

    OPEN_COUNTER(POST, "/api/v1/counters/{id}/open", OFFICER, API),
    CLOSE_COUNTER(POST, "/api/v1/counters/{id}/close", OFFICER, API),
    CALL_NEXT(POST, "/api/v1/counters/{id}/call-next", OFFICER, API),
    CALL(POST, "/api/v1/counters/{id}/call", OFFICER, API),
    RECALL(POST, "/api/v1/counters/{id}/recall", OFFICER, API),
    FINISH(POST, "/api/v1/counters/{id}/finish", OFFICER, API),
    FINISH_PERSON(POST, "/api/v1/counters/{id}/finish-person", OFFICER, API),
    TRANSFER(POST, "/api/v1/counters/{id}/transfer", OFFICER, API),
    PARK(POST, "/api/v1/counters/{id}/park", OFFICER, API),
    BRING_BACK(POST, "/api/v1/counters/{id}/bring-back", OFFICER, API),
    UNDO(POST, "/api/v1/counters/{id}/undo", OFFICER, API),
    NO_SHOW(POST, "/api/v1/counters/{id}/no-show", OFFICER, API),
    PAUSE(POST, "/api/v1/counters/{id}/pause", OFFICER, API),
    RESUME(POST, "/api/v1/counters/{id}/resume", OFFICER, API),
    SERVE_FOR(POST, "/api/v1/counters/{id}/serve-for", OFFICER, API),
    OFFER(POST, "/api/v1/counters/{id}/offer", OFFICER, API),
    WITHDRAW(POST, "/api/v1/counters/{id}/withdraw", OFFICER, API),
    ACCEPT(POST, "/api/v1/counters/{id}/accept", OFFICER, API),
    ASK_HELP(POST, "/api/v1/counters/{id}/help", OFFICER, API),
    HELP_DONE(POST, "/api/v1/counters/{id}/help-done", OFFICER, API),
    TAKE_HELP(POST, "/api/v1/helps/{id}/take", OFFICER, API),
    COLLEAGUES(GET, "/api/v1/colleagues", OFFICER, API),
    SCAN(POST, "/api/v1/counters/{id}/scan", OFFICER, API),
    SCAN_PICTURE(POST, "/api/v1/counters/{id}/scan-picture", OFFICER, PICTURE),
    START_VISIT(POST, "/api/v1/counters/{id}/start", OFFICER, API),
    ISSUE_TICKET(POST, "/api/v1/tickets", OFFICER, API),
    FIND_VISITS(GET, "/api/v1/visits", OFFICER, API),
    VISIT(GET, "/api/v1/visits/{id}", OFFICER, API),
    LINK_VISITS(POST, "/api/v1/companions", OFFICER, API),
    UNLINK_VISIT(POST, "/api/v1/visits/{id}/alone", OFFICER, API),
    REPRINT(POST, "/api/v1/visits/{id}/reprint", OFFICER, API),
    PRINT_TICKET(POST, "/api/v1/visits/{id}/print", OFFICER, API),
    TICKET_PRINTERS(GET, "/api/v1/ticket-printers", OFFICER, API),
    RECORD_PAPER(POST, "/api/v1/paper-visits", OFFICER, API),
    PAPER_RANGES(GET, "/api/v1/paper-visits", OFFICER, API),
    WITHDRAW_PAPER(POST, "/api/v1/paper-visits/withdraw", OFFICER, API),
    SITE(GET, "/api/v1/site", OFFICER, API),
    PROCEDURES(GET, "/api/v1/procedures", OFFICER, API),
    ESTIMATES(GET, "/api/v1/estimates", SUPERVISOR, API),
    SERVED(GET, "/api/v1/served", SUPERVISOR, API),
    PAUSES(GET, "/api/v1/pauses", SUPERVISOR, API),
    ANOMALIES(GET, "/api/v1/anomalies", SUPERVISOR, API),
    ANSWER_HELP(POST, "/api/v1/help-calls/answer", OFFICER, API),
    ACKNOWLEDGE_PANIC(POST, "/api/v1/panics/{id}/acknowledge", SUPERVISOR, API),
    END_PANIC(POST, "/api/v1/panics/{id}/end", SUPERVISOR, API),
    TEST_PANIC(POST, "/api/v1/panics/tests", SUPERVISOR, API),
    INCIDENTS(GET, "/api/v1/incidents", OFFICER, API),
    INCIDENT(GET, "/api/v1/incidents/{id}", OFFICER, API),
    FLAG_INCIDENT(POST, "/api/v1/incidents", OFFICER, API),
    CLAIM_INCIDENT(POST, "/api/v1/incidents/{id}/claim", SUPERVISOR, API),
    RELEASE_INCIDENT(POST, "/api/v1/incidents/{id}/release", SUPERVISOR, API),
    ASK_INCIDENT(POST, "/api/v1/incidents/{id}/ask", SUPERVISOR, API),
    STATE_INCIDENT(POST, "/api/v1/incidents/{id}/statement", OFFICER, API),
    NOTE_INCIDENT(POST, "/api/v1/incidents/{id}/note", SUPERVISOR, API),
    DECIDE_INCIDENT(POST, "/api/v1/incidents/{id}/decide", SUPERVISOR, API),
    SECOND_INCIDENT(POST, "/api/v1/incidents/{id}/second", SUPERVISOR, API),
    UNDO_INCIDENT(POST, "/api/v1/incidents/{id}/undo", SUPERVISOR, API),
    REOPEN_INCIDENT(POST, "/api/v1/incidents/{id}/reopen", ADMINISTRATOR, API),
    CLOSE_INCIDENT(POST, "/api/v1/incidents/{id}/close", SUPERVISOR, API),
    RATING_FIGURES(GET, "/api/v1/ratings", SUPERVISOR, API),
    INCIDENT_RULES(GET, "/api/v1/incident-rules", SUPERVISOR, API),
    MUTE_INCIDENT_RULE(POST, "/api/v1/incident-rules/{id}/mute", SUPERVISOR, API),
    SEE_RATING(POST, "/api/v1/ratings/{id}/seen", SUPERVISOR, API),
    RATING_WORDS(POST, "/api/v1/ratings/{id}/words", SUPERVISOR, API),
    SUBJECT_REQUESTS(GET, "/api/v1/subject-requests", SUPERVISOR, API),
    TAKE_SUBJECT_REQUEST(POST, "/api/v1/subject-requests", SUPERVISOR, API),
    SEARCH_SUBJECT(POST, "/api/v1/subject-requests/{id}/search", SUPERVISOR, API),
    ANSWER_SUBJECT_REQUEST(POST, "/api/v1/subject-requests/{id}/answer", SUPERVISOR, API),

    DOSSIER_SOURCES(GET, "/api/v1/dossier-sources", SUPERVISOR, API),
    TAKE_DOSSIERS(POST, "/api/v1/dossiers", SUPERVISOR, DOCUMENT),
    DOSSIER(GET, "/api/v1/dossiers/{code}", OFFICER, API),

    EVIDENCE(GET, "/api/v1/incidents/{id}/evidence", SUPERVISOR, API),
    INCIDENT_NAMES(POST, "/api/v1/incidents/{id}/names", SUPERVISOR, API),
    CUSTODY(GET, "/api/v1/incidents/{id}/custody", SUPERVISOR, API),
    ATTACH_EVIDENCE(POST, "/api/v1/incidents/{id}/evidence", SUPERVISOR, PICTURE),
    ASK_CAMERAS(POST, "/api/v1/incidents/{id}/evidence/wanted", SUPERVISOR, API),
    EVIDENCE_PIECE(PUT, "/api/v1/agent/evidence/{id}/pieces/{number}", KEY, PIECE),
    OPEN_EVIDENCE(POST, "/api/v1/evidence/{id}/open", SUPERVISOR, API),
    PLAY_EVIDENCE(POST, "/api/v1/evidence/{id}/play", SUPERVISOR, API),
    EVIDENCE_PART(GET, "/api/v1/evidence/{id}/part", SUPERVISOR, API),
    REDACT_EVIDENCE(POST, "/api/v1/evidence/{id}/redact", SUPERVISOR, API),
    CONFIRM_REDACTION(POST, "/api/v1/evidence/{id}/confirm", SUPERVISOR, API),
    HOLD_EVIDENCE(POST, "/api/v1/incidents/{id}/hold", SUPERVISOR, API),
    LIFT_HOLD(POST, "/api/v1/holds/{id}/lift", SUPERVISOR, API),
    PACK_EVIDENCE(POST, "/api/v1/incidents/{id}/pack", SUPERVISOR, API),
    EVIDENCE_KEY(GET, "/api/v1/evidence-key", SUPERVISOR, API),

    CATALOGUE(GET, "/api/v1/catalogue", ADMINISTRATOR, API),
    PUT_CATALOGUE(PUT, "/api/v1/catalogue", ADMINISTRATOR, DOCUMENT),
    CHECK_CATALOGUE(POST, "/api/v1/catalogue/check", ADMINISTRATOR, DOCUMENT),
    CATALOGUE_CHANGES(GET, "/api/v1/catalogue/changes", ADMINISTRATOR, API),
    CATALOGUE_VERSION(GET, "/api/v1/catalogue/versions/{number}", ADMINISTRATOR, API),
    SCHEDULED_CATALOGUES(GET, "/api/v1/catalogue/scheduled", ADMINISTRATOR, API),
    SCHEDULE_CATALOGUE(POST, "/api/v1/catalogue/scheduled", ADMINISTRATOR, DOCUMENT),
    UNSCHEDULE_CATALOGUE(POST, "/api/v1/catalogue/scheduled/{number}/cancel", ADMINISTRATOR, API),
    CATALOGUE_FILE(GET, "/api/v1/catalogue/file", ADMINISTRATOR, API),
    IGNORE_CATALOGUE_FILE(POST, "/api/v1/catalogue/file/ignore", ADMINISTRATOR, API),

    PEOPLE(GET, "/api/v1/people", ADMINISTRATOR, API),
    ADD_PERSON(POST, "/api/v1/people", ADMINISTRATOR, API),
    RESET_PASSWORD(POST, "/api/v1/people/{id}/password", ADMINISTRATOR, API),
    DISABLE_PERSON(POST, "/api/v1/people/{id}/disable", ADMINISTRATOR, API),
    AGENTS(GET, "/api/v1/agents", ADMINISTRATOR, API),
    ENROL_CODE(POST, "/api/v1/agents", ADMINISTRATOR, API),
    REVOKE_AGENT(POST, "/api/v1/agents/{id}/revoke", ADMINISTRATOR, API),
    RECOVERY(GET, "/api/v1/recovery", ADMINISTRATOR, API),
    CONFIRM_RECOVERY(POST, "/api/v1/recovery/confirm", ADMINISTRATOR, API),

    BOOKING_OFFER(GET, "/api/v1/booking-offer", PUBLIC, API),
    BOOKING_SLOTS(GET, "/api/v1/booking-slots", PUBLIC, API),
    MAKE_BOOKING(POST, "/api/v1/bookings", PUBLIC, API),
    BOOKINGS_OF_DAY(GET, "/api/v1/bookings", OFFICER, API),
    CHECK_IN(POST, "/api/v1/bookings/check-in", OFFICER, API),
    BOOKING(GET, "/api/v1/bookings/{code}", PUBLIC, API),
    MOVE_BOOKING(POST, "/api/v1/bookings/{code}/move", PUBLIC, API),
    CANCEL_BOOKING(POST, "/api/v1/bookings/{code}/cancel", PUBLIC, API),

    REMOTE_HERE(POST, "/api/v1/remote-tickets/check-in", OFFICER, API),
    REMOTE_PAGE(GET, "/r", PUBLIC, FORM),
    TAKE_REMOTE(POST, "/r", PUBLIC, FORM),

    BOOKING_PAGE(GET, "/b", PUBLIC, FORM),
    BOOK_BY_PAGE(POST, "/b", PUBLIC, FORM),
    BOOKED_PAGE(GET, "/b/{code}", PUBLIC, FORM),
    BOOKED_CALENDAR(GET, "/b/{code}/calendar.ics", PUBLIC, FORM),
    ASK_MOVE_PAGE(GET, "/b/{code}/move", PUBLIC, FORM),
    MOVE_BY_PAGE(POST, "/b/{code}/move", PUBLIC, FORM),
    ASK_CANCEL_PAGE(GET, "/b/{code}/cancel", PUBLIC, FORM),
    CANCEL_BY_PAGE(POST, "/b/{code}/cancel", PUBLIC, FORM),

    PHONE_PAGE(GET, "/t/{code}", PUBLIC, FORM),
    PHONE_RATING(POST, "/t/{code}/rating", PUBLIC, FORM),
    PHONE_ASK_CANCEL(GET, "/t/{code}/cancel", PUBLIC, FORM),
    PHONE_CANCEL(POST, "/t/{code}/cancel", PUBLIC, FORM),
    PHONE_NOW(GET, "/t/{code}/now", PUBLIC, API),
    PHONE_LIVE(GET, "/t/{code}/live", PUBLIC, SOCKET),

    NOTICE_PAGE(GET, "/notice/{purpose}", PUBLIC, PAGE),
    NOTICE_SIGN(GET, "/notice/{purpose}/sign", PUBLIC, PAGE),
    NOTICES_PAGE(GET, "/admin/notices", ADMINISTRATOR, PAGE),

    START_PAGE(GET, "/", PUBLIC, PAGE),
    SIGN_IN_PAGE(GET, "/sign-in", PUBLIC, PAGE),
    SETUP_PAGE(GET, "/setup", PUBLIC, PAGE),
    CONSOLE_PAGE(GET, "/console", OFFICER, PAGE),
    USHER_PAGE(GET, "/usher", OFFICER, PAGE),
    BOARD_PAGE(GET, "/board", OFFICER, PAGE),
    PLAIN_BOARD(GET, "/board/plain", OFFICER_OR_LOOPBACK, PAGE),
    VISITS_PAGE(GET, "/visits", OFFICER, PAGE),
    VISIT_PAGE(GET, "/visits/{id}", OFFICER, PAGE),
    BOOKINGS_PAGE(GET, "/bookings", OFFICER, PAGE),
    FLOOR_PAGE(GET, "/floor", SUPERVISOR, PAGE),
    REVIEW_PAGE(GET, "/review", OFFICER, PAGE),
    PRIVACY_PAGE(GET, "/privacy", SUPERVISOR, PAGE),
    RATING_REPORT(GET, "/reports/ratings", SUPERVISOR, PAGE),
    RATING_REPORT_CSV(GET, "/reports/ratings.csv", SUPERVISOR, PAGE),
    DOSSIER_REPORT(GET, "/reports/dossiers", SUPERVISOR, PAGE),
    DOSSIER_REPORT_CSV(GET, "/reports/dossiers.csv", SUPERVISOR, PAGE),
    CRITERIA(GET, "/reports/criteria", SUPERVISOR, PAGE),
    CRITERIA_CSV(GET, "/reports/criteria.csv", SUPERVISOR, PAGE),
    ADMIN_PAGE(GET, "/admin", ADMINISTRATOR, PAGE),
    CATALOGUE_PAGE(GET, "/admin/catalogue", ADMINISTRATOR, PAGE),

    UI_FILES(GET, "/ui/*", PUBLIC, ASSET),
    WEBJARS(GET, "/webjars/*", PUBLIC, ASSET),
    LINK(GET, "/link", KEY, SOCKET),
    FEED(GET, "/feed", OFFICER_EVEN_LOCKED, SOCKET),
    SCANS(GET, "/scans", OFFICER, SOCKET);

    private final Endpoint endpoint;

    HubEndpoint(HttpMethod method, String path, Access access, Endpoint.Kind kind) {
        this.endpoint = new Endpoint(method, path, access, kind);
    }

    Endpoint endpoint() {
        return endpoint;
    }
}
