package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Priority;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;

class LinkRequestsTest extends LinkTestRig {

    @Test
    void thePaperNumberWinsOverALateHubNumberAndIsCalledAgain() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        LinkFrame.Welcome welcome = agent.linked(rig.port());
        Band band = bandOfToday(agent, welcome);
        Requests.AllocateTicket ask = ScriptedAgent.request(Sites.LAND, Priority.NORMAL);
        Requests.Allocated given = agent.allocated(ask);
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub.counters().callNext(request(), LAN, Sites.C2)))
                .isEqualTo("NOBODY_WAITING");
        await().atMost(Duration.ofSeconds(12))
                .until(() -> HubRig.await(rig.hub.counters().callNext(request(), LAN, Sites.C2))
                        .match(called -> true, refusal -> false));

        var paper = site.series(Sites.A).orElseThrow().number(band.from());
        agent.tell(StreamName.ESSENTIAL, agent.stored(ask, paper, given.businessDay(), band));

        var line = HubRig.await(rig.hub.visits().timeline(ask.visitId())).orElseThrow();
        assertThat(line.visit().number()).isEqualTo(paper);
        assertThat(line.visit().aliases()).containsExactly(given.number());
        assertThat(line.visit().state()).isEqualTo("CALLED");
        assertThat(line.entries())
                .extracting(entry -> entry.type())
                .containsExactly("TicketIssued", "TicketCalled", "TicketStored", "TicketAliased", "TicketRecalled");
        assertThat(HubRig.await(rig.hub
                        .visits()
                        .find(given.businessDay(), given.number().text())))
                .hasSize(1);
        Requests.Allocated next = agent.allocated(ScriptedAgent.request(Sites.LAND, Priority.NORMAL));
        assertThat(next.number().value()).isGreaterThan(given.number().value());
    }

    @Test
    void oneAnnouncerPerZoneForAsLongAsItsLinkLives() {
        ScriptedAgent one = rig.enrol("pc-1", "display");
        ScriptedAgent two = rig.enrol("pc-2", "display");
        one.linked(rig.port());
        two.linked(rig.port());
        assertThat(acquire(one)).isTrue();
        assertThat(acquire(two)).isFalse();
        one.hangUp();
        await().atMost(Duration.ofSeconds(10)).until(() -> acquire(two));
    }

    private static boolean acquire(ScriptedAgent agent) {
        agent.say(new LinkFrame.Request(
                UUID.randomUUID().toString(),
                Requests.ACQUIRE_ANNOUNCER,
                Json.tree(new Requests.AcquireAnnouncer(Sites.MAIN))));
        LinkFrame.Answer answer = agent.expect(LinkFrame.Answer.class);
        return answer.body().path("granted").asBoolean();
    }

    @Test
    void aReprintIsAskedOfTheAgentThatPrinted() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        var visit = agent.takeTicket(Sites.LAND, Priority.NORMAL);
        var id = request();
        var answer = rig.hub.tickets().reprint(id, LAN, visit);
        LinkFrame.Request asked = agent.expect(LinkFrame.Request.class);
        assertThat(asked.name()).isEqualTo(Requests.REPRINT_TICKET);
        agent.say(new LinkFrame.Answer(
                asked.id(), true, Json.object().put("jobId", "j-2").put("attempt", 2)));
        assertThat(done(answer).attempt()).isEqualTo(2);
        agent.hangUp();
        await().until(() -> rig.hub.links().linked() == 0);
        assertThat(refused(rig.hub.tickets().reprint(request(), LAN, visit))).isEqualTo("AGENT_OFFLINE");
    }
}
