package vn.motcua.hub.platform.people;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.PinChanged;
import vn.motcua.core.event.PinUsed;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.http.Caller;
import vn.motcua.hub.platform.http.RefusedException;

/** The short number, with its places, its days and its lock. */
class PinsTest {
    private static final String GOOD = "con mèo nằm trên mái";
    private static final String PIN = "294715";
    private static final Optional<String> NOWHERE = Optional.empty();

    @TempDir
    private Path home;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T01:00:00Z"));
    private final List<Event> kept = new ArrayList<>();
    private final CountDownLatch used = new CountDownLatch(1);
    private volatile Future<Void> usesWritten = Future.succeededFuture();
    private final Vertx vertx = Vertx.vertx();
    private PeopleDatabase database;
    private People people;
    private Person lan;
    private Person minh;
    private Caller lansSession;
    private Optional<String> desk = NOWHERE;

    @BeforeEach
    void start() throws Exception {
        database = new PeopleDatabase(vertx, home.resolve("people.db"));
        people = fresh();
        lan = await(people.add(new Login("lan"), "Người lan", Role.OFFICER, GOOD));
        minh = await(people.add(new Login("minh"), "Người minh", Role.OFFICER, GOOD));
        lansSession = signIn();
        await(people.setPin(lan.id(), GOOD, PIN, "::1"));
    }

    /** Lan, by password at the desk. */
    private Caller signIn() throws Exception {
        SignIn signIn = await(people.signIn("lan", GOOD, "::1"));
        desk = Optional.of(await(people.pins().passwordGiven(lan.id(), desk)));
        return people.who(signIn.token()).orElseThrow();
    }

    @AfterEach
    void stop() throws Exception {
        await(people.stop());
        database.close();
        await(vertx.close());
    }

    private People fresh() throws Exception {
        ZoneId zone = ZoneId.of("Asia/Ho_Chi_Minh");
        PeopleHouse house = new PeopleHouse(() -> LocalDate.ofInstant(clock.instant(), zone), fact -> {
            Event event = fact.apply(clock.instant());
            kept.add(event);
            if (!(event instanceof PinUsed)) return Future.succeededFuture();
            used.countDown();
            return usesWritten;
        });
        People fresh = TestPeople.in(
                database,
                vertx,
                clock,
                new PeopleSettings(12, Duration.ofHours(30), Duration.ofDays(7), Duration.ofMinutes(5)),
                house);
        await(fresh.start());
        return fresh;
    }

    private String unlock(String pin, Optional<String> place) {
        return outcome(people.unlockByPin(lansSession, pin, place, "::1"));
    }

    private String sitDown(String login, String pin, Optional<String> place) throws Exception {
        return outcome(people.sitDownByPin(callerMinh(), login, pin, place, "::1"));
    }

    private Caller callerMinh() throws Exception {
        return people.who(await(people.signIn("minh", GOOD, "::1")).token()).orElseThrow();
    }

    @Test
    void itOpensTheOwnLockedScreenWhereThePasswordWasGivenToday() {
        clock.pass(Duration.ofMinutes(6));
        assertThat(people.mayGoOn(lansSession)).isFalse();
        assertThat(unlock("294716", desk)).isEqualTo("WRONG_PIN");
        assertThat(people.mayGoOn(lansSession)).isFalse();

        assertThat(unlock(PIN, desk)).isEqualTo("done");

        assertThat(people.mayGoOn(lansSession)).isTrue();
        assertThat(kept).last().isEqualTo(new PinUsed(lan.id(), PinUsed.Use.UNLOCK, null, clock.instant()));
    }

    @Test
    void aColleaguesPlaceIsTakenOverByItAndWrittenDownWithBoth() throws Exception {
        assertThat(sitDown("lan", PIN, desk)).isEqualTo("done");
        assertThat(kept).last().isEqualTo(new PinUsed(lan.id(), PinUsed.Use.SWITCH, minh.id(), clock.instant()));
        assertThat(sitDown("minh", PIN, desk)).as("minh has none").isEqualTo("PIN_NOT_HERE");
        assertThat(sitDown("nobody", PIN, desk)).isEqualTo("PIN_NOT_HERE");
    }

    @Test
    void atAnotherPlaceOrOnAnotherDayItIsGoodForNothing() throws Exception {
        assertThat(unlock(PIN, NOWHERE)).isEqualTo("PIN_NOT_HERE");
        assertThat(unlock(PIN, Optional.of("x".repeat(43)))).isEqualTo("PIN_NOT_HERE");
        clock.pass(Duration.ofHours(15).plusMinutes(59));
        assertThat(unlock(PIN, desk)).as("a minute before midnight").isEqualTo("done");
        clock.pass(Duration.ofMinutes(1));
        assertThat(people.pins().opens(lan.id(), desk)).isFalse();
        assertThat(unlock(PIN, desk)).as("the next day").isEqualTo("PIN_NOT_HERE");

        lansSession = signIn();

        assertThat(unlock(PIN, desk)).isEqualTo("done");
    }

    @Test
    void fiveWrongOnesLockItUntilThePasswordIsGiven() throws Exception {
        for (int i = 0; i < 4; i++) assertThat(unlock("0000" + i, desk)).isEqualTo("WRONG_PIN");
        assertThat(unlock("999998", desk)).isEqualTo("PIN_LOCKED");
        assertThat(kept).last().isEqualTo(new PinChanged(lan.id(), PinChanged.Change.LOCKED, clock.instant()));
        clock.pass(Duration.ofMinutes(20));
        assertThat(unlock(PIN, desk)).as("the right one").isEqualTo("PIN_LOCKED");
        await(people.stop());
        people = fresh();
        assertThat(unlock(PIN, desk)).as("after a restart").isEqualTo("PIN_LOCKED");
        assertThat(people.pins().opens(lan.id(), desk)).isFalse();

        lansSession = signIn();

        assertThat(unlock(PIN, desk)).isEqualTo("done");
    }

    @Test
    void guessesAtTheSameTimeAreCountedOneByOne() throws Exception {
        List<Future<Void>> guesses = new ArrayList<>();
        for (int i = 0; i < 30; i++)
            guesses.add(people.unlockByPin(lansSession, i == 29 ? PIN : "00" + (1000 + i), desk, "10.0.0." + i));
        List<String> outcomes = guesses.stream().map(PinsTest::outcome).toList();

        assertThat(outcomes).filteredOn("WRONG_PIN"::equals).hasSizeLessThanOrEqualTo(4);
        assertThat(outcomes).doesNotContain("done");
    }

    @Test
    void itIsGoodAgainAfterARestartOfTheHub() throws Exception {
        await(people.stop());
        people = fresh();

        assertThat(people.pins().opens(lan.id(), desk)).isTrue();
        assertThat(unlock(PIN, desk)).isEqualTo("done");
    }

    @Test
    void aNewPasswordEndsIt() throws Exception {
        await(people.resetPassword(lan.id(), "con chó nằm dưới hiên"));

        assertThat(people.pins().isSet(lan.id())).isFalse();
        assertThat(unlock(PIN, desk)).isEqualTo("PIN_NOT_HERE");
        assertThat(kept).last().isEqualTo(new PinChanged(lan.id(), PinChanged.Change.REMOVED, clock.instant()));
    }

    @Test
    void oneThatEndsWhileItIsUsedDoesNotComeBack() throws Exception {
        Promise<Void> written = Promise.promise();
        usesWritten = written.future();
        Future<Void> unlocked = people.unlockByPin(lansSession, PIN, desk, "::1");
        assertThat(used.await(20, SECONDS)).isTrue();

        await(people.resetPassword(lan.id(), "con chó nằm dưới hiên"));
        written.complete();

        assertThat(outcome(unlocked)).isEqualTo("done");
        assertThat(people.pins().isSet(lan.id())).isFalse();
        await(people.stop());
        people = fresh();
        assertThat(people.pins().isSet(lan.id())).as("after a restart").isFalse();
    }

    @Test
    void whoIsDisabledWhileTheNumberIsLookedAtSitsDownNowhere() throws Exception {
        Promise<Void> written = Promise.promise();
        usesWritten = written.future();
        Future<SignIn> begun = people.sitDownByPin(callerMinh(), "lan", PIN, desk, "::1");
        assertThat(used.await(20, SECONDS)).isTrue();

        await(people.disable(lan.id()));
        written.complete();

        assertThat(outcome(begun)).isEqualTo("PIN_NOT_HERE");
    }

    @Test
    void whoIsDisabledSitsDownNowhere() throws Exception {
        await(people.disable(lan.id()));

        assertThat(sitDown("lan", PIN, desk)).isEqualTo("PIN_NOT_HERE");
    }

    @Test
    void itIsChosenAfterThePasswordOnlyAndStandsInTheStoreAsASlowHash() throws Exception {
        assertThat(outcome(people.setPin(minh.id(), "không phải mật khẩu", PIN, "::1")))
                .isEqualTo("WRONG_PASSWORD");
        assertThat(people.pins().isSet(minh.id())).isFalse();
        assertThat(new String(Files.readAllBytes(home.resolve("people.db")), StandardCharsets.ISO_8859_1))
                .doesNotContain(PIN)
                .doesNotContain(desk.orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"123", "12345678", "12a4", "", "١٢٣٤", "1 23 4"})
    void whatIsNoNumberOfThatLengthIsRefused(String pin) {
        assertThat(outcome(people.setPin(lan.id(), GOOD, pin, "::1"))).isEqualTo("PIN_FORM");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000", "1234", "4321", "567890", "121212", "123123", "7777777"})
    void whatEverybodyTriesFirstIsRefused(String pin) {
        assertThat(outcome(people.setPin(lan.id(), GOOD, pin, "::1"))).isEqualTo("PIN_TOO_PLAIN");
    }

    private static String outcome(Future<?> future) {
        try {
            await(future);
            return "done";
        } catch (RefusedException refused) {
            return refused.code();
        } catch (Exception e) {
            return e.toString();
        }
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, SECONDS);
    }
}
