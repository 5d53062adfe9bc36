package vn.motcua.hub.platform.people;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.http.RefusedException;

class PeopleTest {
    private static final String GOOD = "con mèo nằm trên mái";
    private static final String OTHER = "con chó nằm dưới hiên";

    @TempDir
    private Path home;

    private final MovableClock clock = new MovableClock(Instant.parse("2026-11-23T00:00:00Z"));
    private Vertx vertx;
    private PeopleDatabase database;
    private People people;

    @BeforeEach
    void start() throws Exception {
        vertx = Vertx.vertx();
        database = new PeopleDatabase(vertx, home.resolve("people.db"));
        people = fresh();
    }

    @AfterEach
    void stop() throws Exception {
        await(people.stop());
        database.close();
        await(vertx.close());
    }

    @Test
    void setupCodeMakesExactlyOneAdministrator() throws Exception {
        String code = await(people.newSetupCode()).orElseThrow();

        SignIn first = await(people.setUp(code.toLowerCase(), new Login("quan.tri"), "Võ Trung", GOOD, "::1"));

        assertThat(first.person().role()).isEqualTo(Role.ADMINISTRATOR);
        assertRefused("SETUP_DONE", people.setUp(code, new Login("second"), "Hai", GOOD, "::1"));
        assertThat(await(people.newSetupCode())).isEmpty();
    }

    @Test
    void newStartReplacesTheSetupCode() throws Exception {
        String old = await(people.newSetupCode()).orElseThrow();
        String fresh = await(people.newSetupCode()).orElseThrow();

        assertRefused("WRONG_CODE", people.setUp(old, new Login("admin"), "Võ Trung", GOOD, "::1"));
        assertThat(await(people.setUp(fresh, new Login("admin"), "Võ Trung", GOOD, "::1")))
                .isNotNull();
    }

    @Test
    void setupCodeStandsInTheStoreOnlyAsHash() throws Exception {
        String code = await(people.newSetupCode()).orElseThrow();

        assertThat(wholeStore()).doesNotContain(code).doesNotContain(code.replace("-", ""));
    }

    @Test
    void unknownLoginDisabledPersonAndWrongPasswordAreToldAlike() throws Exception {
        Person lan = add("lan", Role.OFFICER);
        add("quantri", Role.ADMINISTRATOR);
        await(people.disable(lan.id()));

        assertRefused("WRONG_LOGIN", people.signIn("nobody", GOOD, "a"));
        assertRefused("WRONG_LOGIN", people.signIn("not a login!", GOOD, "b"));
        assertRefused("WRONG_LOGIN", people.signIn("lan", GOOD, "c"));
        assertRefused("WRONG_LOGIN", people.signIn("quantri", OTHER, "d"));
    }

    @Test
    void guessingIsSlowedDownButTheRightPasswordWorksAfterTheWait() throws Exception {
        add("lan", Role.OFFICER);
        for (int i = 0; i < 5; i++) assertRefused("WRONG_LOGIN", people.signIn("lan", OTHER, "10.0.0.7"));

        assertRefused("TOO_MANY_ATTEMPTS", people.signIn("lan", GOOD, "10.0.0.7"));
        clock.pass(Duration.ofSeconds(2));

        assertThat(await(people.signIn("Lan", GOOD, "10.0.0.7"))).isNotNull();
    }

    @Test
    void sessionSurvivesARestartAndItsTokenIsNowhereInTheStore() throws Exception {
        add("lan", Role.OFFICER);
        SignIn signIn = await(people.signIn("lan", GOOD, "::1"));

        await(people.stop());
        people = fresh();

        assertThat(people.who(signIn.token())).hasValueSatisfying(caller -> {
            assertThat(caller.login()).isEqualTo("lan");
            assertThat(caller.csrf()).isEqualTo(signIn.csrf());
        });
        assertThat(wholeStore()).doesNotContain(signIn.token()).doesNotContain(signIn.csrf());
    }

    @Test
    void idleSessionEndsAndAUsedOneLivesUntilItsAbsoluteEnd() throws Exception {
        add("lan", Role.OFFICER);
        String idle = await(people.signIn("lan", GOOD, "::1")).token();
        String used = await(people.signIn("lan", GOOD, "::1")).token();

        for (int hours = 0; hours < 7 * 24 - 6; hours += 6) {
            clock.pass(Duration.ofHours(6));
            assertThat(people.who(used)).as("after %d hours", hours + 6).isPresent();
        }

        assertThat(people.who(idle)).isEmpty();
        clock.pass(Duration.ofHours(6));
        assertThat(people.who(used)).isEmpty();
    }

    @Test
    void lastSeenSurvivesARestartSoThatWorkIsNotCutOff() throws Exception {
        add("lan", Role.OFFICER);
        String token = await(people.signIn("lan", GOOD, "::1")).token();
        clock.pass(Duration.ofHours(11));
        assertThat(people.who(token)).isPresent();

        await(people.stop());
        people = fresh();
        clock.pass(Duration.ofHours(11));

        assertThat(people.who(token)).isPresent();
    }

    @Test
    void signOutEndsOneSessionAndDisablingAllAtOnce() throws Exception {
        Person lan = add("lan", Role.OFFICER);
        List<String> ended = new ArrayList<>();
        people.onSessionEnd(ended::add);
        String one = await(people.signIn("lan", GOOD, "::1")).token();
        String two = await(people.signIn("lan", GOOD, "::1")).token();

        await(people.signOut(people.who(one).orElseThrow().sessionKey()));

        assertThat(people.who(one)).isEmpty();
        assertThat(people.who(two)).isPresent();
        await(people.disable(lan.id()));
        assertThat(people.who(two)).isEmpty();
        assertThat(ended).hasSize(2);
        await(people.stop());
        people = fresh();
        assertThat(people.who(two)).isEmpty();
    }

    @Test
    void changingThePasswordEndsEveryOtherSession() throws Exception {
        Person lan = add("lan", Role.OFFICER);
        String before = await(people.signIn("lan", GOOD, "::1")).token();

        assertRefused("WRONG_PASSWORD", people.changePassword(lan.id(), OTHER, OTHER, "::1"));
        assertRefused("PASSWORD_TOO_SHORT", people.changePassword(lan.id(), GOOD, "ngắn", "::1"));
        SignIn after = await(people.changePassword(lan.id(), GOOD, OTHER, "::1"));

        assertThat(people.who(before)).isEmpty();
        assertThat(people.who(after.token())).isPresent();
        assertRefused("WRONG_LOGIN", people.signIn("lan", GOOD, "::1"));
    }

    @Test
    void eleventhSessionEndsTheOldest() throws Exception {
        add("lan", Role.OFFICER);
        List<String> tokens = new ArrayList<>();
        for (int i = 0; i <= Sessions.PER_PERSON_MAX; i++) {
            tokens.add(await(people.signIn("lan", GOOD, "::1")).token());
            clock.pass(Duration.ofSeconds(1));
        }

        assertThat(people.who(tokens.get(0))).isEmpty();
        assertThat(tokens.subList(1, tokens.size()))
                .allSatisfy(token -> assertThat(people.who(token)).isPresent());
    }

    @Test
    void loginIsTakenOnceAlsoWhenTwoAskAtOnce() {
        Future<Person> one = people.add(new Login("lan"), "Lan", Role.OFFICER, GOOD);
        Future<Person> two = people.add(new Login("LAN"), "Lan Anh", Role.OFFICER, GOOD);

        assertThat(List.of(outcome(one), outcome(two))).containsExactlyInAnyOrder("done", "LOGIN_TAKEN");
    }

    @Test
    void lastAdministratorStays() throws Exception {
        Person only = add("quantri", Role.ADMINISTRATOR);

        assertRefused("LAST_ADMINISTRATOR", people.disable(only.id()));
        add("quantri2", Role.ADMINISTRATOR);

        assertThat(await(people.disable(only.id())).isDisabled()).isTrue();
    }

    @Test
    void demoUsersGetRandomPasswordsInAFileOfTheirOwnersOnly() throws Exception {
        Path file = home.resolve("demo/users.json");

        List<DemoUsers.Account> accounts = await(DemoUsers.seed(people, file));

        assertThat(accounts).extracting(DemoUsers.Account::login).contains("lan", "minh", "hoa", "ha", "quantri");
        assertThat(accounts).extracting(DemoUsers.Account::password).doesNotHaveDuplicates();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        for (DemoUsers.Account account : accounts) {
            assertThat(Files.readString(file)).contains(account.password());
            assertThat(await(people.signIn(account.login(), account.password(), "::1"))
                            .person()
                            .role())
                    .isEqualTo(account.role());
        }
    }

    @Test
    void demoUsersStayOverARestartAndAreRenewedWithoutTheirFile() throws Exception {
        Path file = home.resolve("users.json");
        List<DemoUsers.Account> first = await(DemoUsers.seed(people, file));

        await(people.stop());
        people = fresh();
        assertThat(await(DemoUsers.seed(people, file))).isEqualTo(first);
        Files.delete(file);
        List<DemoUsers.Account> renewed = await(DemoUsers.seed(people, file));

        assertThat(renewed.get(0).password()).isNotEqualTo(first.get(0).password());
        assertRefused("WRONG_LOGIN", people.signIn("lan", first.get(0).password(), "::1"));
        assertThat(await(people.signIn("lan", renewed.get(0).password(), "::1")))
                .isNotNull();
    }

    private People fresh() throws Exception {
        People fresh = TestPeople.in(database, vertx, clock);
        await(fresh.start());
        return fresh;
    }

    private Person add(String login, Role role) throws Exception {
        return await(people.add(new Login(login), "Người " + login, role, GOOD));
    }

    private String wholeStore() throws Exception {
        return new String(Files.readAllBytes(home.resolve("people.db")), StandardCharsets.ISO_8859_1);
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

    private static void assertRefused(String code, Future<?> future) {
        assertThatThrownBy(() -> await(future))
                .isInstanceOf(RefusedException.class)
                .extracting(e -> ((RefusedException) e).code())
                .isEqualTo(code);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.await(20, SECONDS);
    }
}
