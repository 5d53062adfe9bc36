package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Priority;
import vn.motcua.core.wire.LinkFrame;

/** Numbers that only a hub knew, given after the backup it goes on from. */
class RestoredNumbersTest extends LinkTestRig {
    private static final List<String> STORE = List.of("hub.db", "hub.db-wal", "hub.db-shm");

    private Path home() {
        return folder.resolve("hub");
    }

    private int issue() {
        return done(rig.hub.tickets().issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                .number()
                .value();
    }

    private int issueMany(int count) {
        int last = 0;
        for (int i = 0; i < count; i++) last = issue();
        return last;
    }

    private Path backup() throws Exception {
        return Backup.online(home(), folder.resolve("backup"), rig.clock).folder();
    }

    private void restart() {
        rig = new HubRig(vertx, false, home(), site, Clock.systemUTC());
    }

    private void restore(Path backup) throws Exception {
        rig.close();
        Restore.into(backup, home(), rig.clock);
        restart();
    }

    @Test
    void numbersGivenAtTheConsoleAfterTheBackupAreNotGivenAgain() throws Exception {
        issueMany(3);
        Path backup = backup();
        int last = issueMany(37);
        restore(backup);

        int next = issue();

        assertThat(next).isGreaterThan(last).isLessThanOrEqualTo(last + 21);
        assertThat(anomalies()).contains("NUMBERS_SKIPPED");
        assertThat(Verifier.verify(home().resolve("hub.db")).problems()).isEmpty();
    }

    @Test
    void whatWasLeftOutStaysLeftOutAfterAnotherRestart() throws Exception {
        Path backup = backup();
        int last = issueMany(5);
        restore(backup);
        rig.close();
        restart();

        assertThat(issue()).isGreaterThan(last);
        assertThat(rig.hub.health().status()).isEqualTo("UP");
    }

    @Test
    void withTheMarksLostTheAgentsTellWhatTheHubTold() throws Exception {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        Path backup = backup();
        int last = issueMany(130);
        LinkFrame.Numbers told = agent.expect(LinkFrame.Numbers.class);
        while (told.upTo().get(0).value() < last) told = agent.expect(LinkFrame.Numbers.class);
        agent.hangUp();
        rig.close();
        Files.delete(home().resolve("numbers.json"));
        Restore.into(backup, home(), rig.clock);
        restart();
        agent.highest.addAll(told.upTo());
        agent.linked(rig.port());

        assertThat(issue()).isGreaterThan(last);
    }

    @Test
    void withTheMarksLostAndNoAgentTheNumbersLeapAndSaySo() throws Exception {
        issueMany(2);
        Path backup = backup();
        int last = issueMany(30);
        rig.close();
        Files.delete(home().resolve("numbers.json"));
        Restore.into(backup, home(), rig.clock);
        restart();

        assertThat(issue()).isGreaterThan(last).isEqualTo(2 + 100 + 1);
        assertThat(anomalies()).contains("NUMBERS_SKIPPED");
    }

    @Test
    void aStoreCopiedIntoPlaceByHandGoesOnAsARestoredOne() throws Exception {
        rig.enrol("pc-1", "kiosk");
        issueMany(2);
        rig.close();
        Path old = Files.createDirectories(folder.resolve("old"));
        copyStore(home(), old);
        restart();
        String incarnation = rig.hub.health().incarnation();
        int last = issueMany(25);
        rig.close();
        for (String name : STORE) Files.deleteIfExists(home().resolve(name));
        copyStore(old, home());
        restart();

        assertThat(rig.hub.health().status()).isEqualTo("RECOVERING");
        assertThat(rig.hub.health().incarnation()).isNotEqualTo(incarnation);
        done(rig.hub.recovery().confirm(request(), LAN));
        assertThat(issue()).isGreaterThan(last);
    }

    private static void copyStore(Path from, Path to) throws IOException {
        for (String name : STORE)
            if (Files.exists(from.resolve(name))) Files.copy(from.resolve(name), to.resolve(name));
    }

    @Test
    void marksOfAnOlderLifeAreNotMistakenForTodays() throws Exception {
        issueMany(2);
        rig.close();
        Path stale = folder.resolve("stale.json");
        Files.copy(home().resolve("numbers.json"), stale);
        restart();
        issueMany(30);
        Path backup = backup();
        int last = issueMany(30);
        rig.close();
        Files.copy(stale, home().resolve("numbers.json"), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        Restore.into(backup, home(), rig.clock);
        restart();

        assertThat(issue()).isGreaterThan(last);
    }

    @Test
    void aRestartInOrderLeavesNothingOut() {
        int last = issueMany(3);
        rig.close();
        restart();

        assertThat(issue()).isEqualTo(last + 1);
        assertThat(anomalies()).isEmpty();
    }
}
