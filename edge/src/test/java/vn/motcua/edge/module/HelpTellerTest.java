package vn.motcua.edge.module;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;

class HelpTellerTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final List<Requests.CallHelp> heard = new CopyOnWriteArrayList<>();
    private volatile boolean isAway;
    private volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final HelpTeller teller = new HelpTeller(vertx, this::request, () -> now);

    private Future<JsonNode> request(String name, Object body, Duration timeout) {
        assertThat(name).isEqualTo(Requests.CALL_HELP);
        heard.add((Requests.CallHelp) body);
        return isAway ? Future.failedFuture("no link") : Future.succeededFuture(Json.object());
    }

    private void onLoop(Runnable step) throws Exception {
        Future.<Void>future(done -> loop.runOnContext(go -> {
                    step.run();
                    done.complete();
                }))
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        onLoop(teller::stop);
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    @Test
    void aCallIsToldOnceWhereTheHubAnswers() throws Exception {
        onLoop(() -> teller.call("rating-quay-1", new CounterId("quay-1")));
        onLoop(teller::tellAll);

        assertThat(heard).containsExactly(new Requests.CallHelp("rating-quay-1", new CounterId("quay-1"), now));
    }

    @Test
    void aCallNobodyHeardIsToldAgainWithItsFirstTime() throws Exception {
        isAway = true;
        Instant called = now;
        onLoop(() -> teller.call("kiosk", null));
        await().atMost(SOON).until(() -> heard.size() >= 2);
        isAway = false;
        now = called.plusSeconds(30);
        onLoop(teller::tellAll);

        assertThat(heard).allMatch(call -> call.at().equals(called));
        int told = heard.size();
        onLoop(teller::tellAll);
        assertThat(heard).hasSize(told);
    }

    @Test
    void ofOneScreenTheLatestCallIsToldAndNoneThatIsTooOld() throws Exception {
        isAway = true;
        Instant first = now;
        onLoop(() -> teller.call("kiosk", null));
        now = first.plusSeconds(60);
        onLoop(() -> teller.call("kiosk", null));
        int before = heard.size();
        onLoop(teller::tellAll);
        assertThat(heard.subList(before, heard.size()))
                .allMatch(call -> call.at().equals(first.plusSeconds(60)));

        now = first.plusSeconds(60).plus(HelpTeller.LASTS).plusSeconds(1);
        onLoop(teller::tellAll);
        int told = heard.size();
        onLoop(teller::tellAll);
        assertThat(heard).hasSize(told);
    }
}
