package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.model.Role;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;

/** Words of one's own with a rating: from the phone to the rules, and back to a supervisor for a purpose. */
class PhoneWordsTest {
    private static final String RATE = "/t/" + TicketCode.mint(new Random(7)).value() + "/rating";

    @TempDir
    static Path home;

    private static RunningHub hub;

    @BeforeAll
    static void start() throws Exception {
        String yaml = Files.readString(Path.of("..", "config", "site.yaml"));
        ConfigNode node = ConfigNode.parse("site.yaml", yaml + "\nrating: {text: true}\n");
        Site site = SiteReader.read(node);
        node.check();
        hub = RunningHub.start(home, site).withPeople();
    }

    @AfterAll
    static void stop() throws Exception {
        hub.close();
    }

    @BeforeEach
    void forget() {
        hub.fake.log.clear();
    }

    @Test
    void linesOfTheBoxAreOneAndMarksNobodySeesAreTakenOff() throws Exception {
        hub.ask("POST", RATE)
                .form("score=1&words=Ch%E1%BB%9D%0D%0A%0D%0Al%C3%A2u%E2%80%AE%00+qu%C3%A1++")
                .expect(303);

        assertThat(hub.fake.log).containsExactly("rate 1/5 [] Chờ lâu quá");
    }

    @Test
    void aFormThatIsTooLongIsCutAndAProgramsIsRefused() throws Exception {
        hub.ask("POST", RATE).form("score=1&words=" + "a".repeat(400)).expect(303);
        hub.ask("POST", RATE)
                .json("{\"score\":1,\"words\":\"" + "a".repeat(301) + "\"}")
                .expect(400);
        hub.ask("POST", RATE).json("{\"score\":1,\"words\":\"Chờ lâu\"}").expect(201);

        assertThat(hub.fake.log).containsExactly("rate 1/5 [] " + "a".repeat(300), "rate 1/5 [] Chờ lâu");
    }

    @Test
    void theyAreOpenedByASupervisorForAPurpose() throws Exception {
        String path = "/api/v1/ratings/rating-1/words";

        hub.ask("POST", path)
                .as(Role.OFFICER)
                .json("{\"purpose\":\"COMPLAINT\"}")
                .expect(403);
        hub.ask("POST", path).as(Role.SUPERVISOR).json("{}").expect(400);
        hub.ask("POST", path)
                .as(Role.SUPERVISOR)
                .json("{\"purpose\":\"CURIOSITY\"}")
                .expect(400);
        assertThat(hub.ask("POST", path)
                        .as(Role.SUPERVISOR)
                        .json("{\"purpose\":\"COMPLAINT\"}")
                        .expect(200))
                .contains("Chờ lâu quá");

        assertThat(hub.fake.log).containsExactly("open words rating-1 COMPLAINT");
    }
}
