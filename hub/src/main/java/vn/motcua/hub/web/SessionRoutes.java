package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Optional;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Caller;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.http.SessionCookie;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.people.ConsoleKeys;
import vn.motcua.hub.platform.people.Login;
import vn.motcua.hub.platform.people.PasswordPolicy;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.Person;
import vn.motcua.hub.platform.people.SignIn;

/** Signing in and out, the own password, and the first administrator. */
final class SessionRoutes {
    /** Longer than the policy takes, so that "too long" is said in the policy's words. */
    static final int PASSWORD_READ_MAX = PasswordPolicy.MAX_LENGTH * 2;

    static final int PIN_READ_MAX = 64;

    private final People people;
    private final DeskService desks;
    private final Duration cookieLives;
    private final boolean isTls;

    SessionRoutes(People people, DeskService desks, Duration cookieLives, boolean isTls) {
        this.people = people;
        this.desks = desks;
        this.cookieLives = cookieLives;
        this.isTls = isTls;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.SETUP, this::setUp)
                .on(HubEndpoint.SIGN_IN, this::signIn)
                .on(HubEndpoint.WHO_AM_I, call -> Future.succeededFuture(Reply.json(signedIn(call))))
                .on(HubEndpoint.SIGN_OUT, this::signOut)
                .on(HubEndpoint.SWITCH_OFFICER, this::switchOfficer)
                .on(HubEndpoint.USE_SESSION, this::use)
                .on(HubEndpoint.UNLOCK, this::unlock)
                .on(HubEndpoint.PUT_PIN, this::setPin)
                .on(HubEndpoint.FORGET_PIN, this::forgetPin)
                .on(
                        HubEndpoint.OWN_KEYS,
                        call -> people.keys(call.caller().id()).map(Reply::json))
                .on(HubEndpoint.PUT_OWN_KEYS, this::putKeys)
                .on(HubEndpoint.OWN_PASSWORD, this::changePassword);
    }

    private Future<Reply> setUp(Call call) {
        Body body = call.body();
        String code = body.text("code", 1, 64);
        Login login = body.parsed("login", "login", Login::new);
        String name = body.text("name", 1, Person.NAME_MAX);
        String password = body.raw("password", 1, PASSWORD_READ_MAX);
        return people.setUp(code, login, name, password, call.address()).compose(signIn -> arrived(201, signIn, call));
    }

    private Future<Reply> signIn(Call call) {
        Body body = call.body();
        String login = body.text("login", 1, 64);
        String password = body.raw("password", 1, PASSWORD_READ_MAX);
        return people.signIn(login, password, call.address()).compose(signIn -> arrived(200, signIn, call));
    }

    private Future<Reply> signOut(Call call) {
        return people.signOut(call.caller().sessionKey())
                .map(ended -> Reply.nothing().withCookie(SessionCookie.clear(isTls)));
    }

    /**
     * A colleague signs in where somebody sits: the open counter goes over with its visit, then the first session ends. Whatever is refused
     * leaves everything as it was.
     */
    private Future<Reply> switchOfficer(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        String login = body.text("login", 1, 64);
        Caller from = call.caller();
        return (body.has("pin") ? byPin(call, login) : byPassword(call, login))
                .compose(signIn -> desks.handOverHere(
                                request, from.id(), signIn.person().id())
                        .compose(SessionRoutes::requireFree)
                        .compose(
                                free -> people.signOut(from.sessionKey())
                                        .compose(ended -> body.has("pin")
                                                ? Future.succeededFuture(started(200, signIn, true))
                                                : arrived(200, signIn, call)),
                                refused -> people.signOut(signIn).compose(ended -> Future.failedFuture(refused))));
    }

    private Future<SignIn> byPassword(Call call, String login) {
        return people.signIn(login, call.body().raw("password", 1, PASSWORD_READ_MAX), call.address());
    }

    private Future<SignIn> byPin(Call call, String login) {
        return people.sitDownByPin(call.caller(), login, pin(call), place(call), call.address());
    }

    private static String pin(Call call) {
        return call.body().raw("pin", 1, PIN_READ_MAX);
    }

    private static Optional<String> place(Call call) {
        return call.cookie(SessionCookie.PLACE);
    }

    private Future<Reply> use(Call call) {
        people.use(call.caller().sessionKey());
        return Future.succeededFuture(Reply.nothing());
    }

    private Future<Reply> unlock(Call call) {
        Body body = call.body();
        if (body.has("pin"))
            return people.unlockByPin(call.caller(), pin(call), place(call), call.address())
                    .map(opened -> Reply.nothing());
        String password = body.raw("password", 1, PASSWORD_READ_MAX);
        return people.unlock(call.caller(), password, call.address())
                .compose(opened -> people.pins().passwordGiven(call.caller().id(), place(call)))
                .map(token -> Reply.nothing().withCookie(SessionCookie.setPlace(token, isTls)));
    }

    /** The password is asked for: whoever finds a screen open gets no lasting way in. */
    private Future<Reply> setPin(Call call) {
        String password = call.body().raw("password", 1, PASSWORD_READ_MAX);
        PersonId id = call.caller().id();
        return people.setPin(id, password, pin(call), call.address())
                .compose(set -> people.pins().passwordGiven(id, place(call)))
                .map(token -> Reply.nothing().withCookie(SessionCookie.setPlace(token, isTls)));
    }

    private Future<Reply> forgetPin(Call call) {
        return people.pins().remove(call.caller().id()).map(removed -> Reply.nothing());
    }

    /** Without a counter there is nothing to hand over, and nothing in the way. */
    private static Future<Void> requireFree(Outcome<CounterState> outcome) {
        return outcome.match(
                done -> Future.succeededFuture(),
                refusal -> refusal.code().equals("NO_COUNTER")
                        ? Future.succeededFuture()
                        : Future.failedFuture(RefusedException.of(refusal)));
    }

    private Future<Reply> putKeys(Call call) {
        Body body = call.body();
        ConsoleKeys keys = ConsoleKeys.checked(body.flag("on"), body.document("keys"));
        return people.setKeys(call.caller().id(), keys).map(Reply::json);
    }

    private Future<Reply> changePassword(Call call) {
        Body body = call.body();
        String current = body.raw("current", 1, PASSWORD_READ_MAX);
        String password = body.raw("password", 1, PASSWORD_READ_MAX);
        return people.changePassword(call.caller().id(), current, password, call.address())
                .compose(signIn -> arrived(200, signIn, call));
    }

    /** By password: this place is the person's for the day. */
    private Future<Reply> arrived(int status, SignIn signIn, Call call) {
        PersonId id = signIn.person().id();
        return people.pins()
                .passwordGiven(id, place(call))
                .map(token -> started(status, signIn, people.pins().isSet(id))
                        .withCookie(SessionCookie.setPlace(token, isTls)));
    }

    private Reply started(int status, SignIn signIn, boolean opensByPin) {
        Person person = signIn.person();
        Who who = new Who(person.id(), person.name(), person.login().value(), person.role());
        return Reply.json(
                        status,
                        new SignedIn(
                                who,
                                signIn.csrf(),
                                false,
                                people.lockAfter().toSeconds(),
                                people.pins().isSet(person.id()),
                                opensByPin))
                .withCookie(SessionCookie.set(signIn.token(), cookieLives, isTls));
    }

    private SignedIn signedIn(Call call) {
        Caller caller = call.caller();
        Who who = new Who(caller.id(), caller.name(), caller.login(), caller.role());
        return new SignedIn(
                who,
                caller.csrf(),
                caller.isLocked(),
                people.lockAfter().toSeconds(),
                people.pins().isSet(caller.id()),
                people.pins().opens(caller.id(), place(call)));
    }

    /** The body of docs/protocol.md §4 for a session. */
    private record SignedIn(
            Who person, String csrf, boolean locked, long lockAfterSeconds, boolean pin, boolean pinHere) {}

    private record Who(PersonId id, String name, String login, Role role) {}
}
