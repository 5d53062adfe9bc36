package vn.motcua.hub.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;

class RatingRulesTest {
    private static final Instant END = Instant.parse("2026-11-23T03:00:00Z");
    private final VisitId visit = HubRig.visit();
    private final Optional<RatingRight> right = Optional.of(
            new RatingRight("right-1", visit, Sites.C1, END, END.plusSeconds(900), END.plusSeconds(259_200)));

    private RatingGiven press(long seconds, RatingGiven.Channel channel, String device) {
        return new RatingGiven(
                UUID.randomUUID().toString(),
                "right-1",
                visit,
                Sites.C1,
                4,
                5,
                List.of(),
                channel,
                device,
                END.plusSeconds(seconds));
    }

    private String judge(RatingGiven press, Press... earlier) {
        return RatingRules.judge(press, right, List.of(earlier)).verdict();
    }

    private static Press counted(long seconds, String device) {
        return new Press("first", device, END.plusSeconds(seconds), 4, false, RatingRules.COUNTED);
    }

    @Test
    void aPressCountsOnlyWhileItsRightLives() {
        assertThat(judge(press(-1, RatingGiven.Channel.TABLET, "t"))).isEqualTo("RIGHT_OVER");
        assertThat(judge(press(0, RatingGiven.Channel.TABLET, "t"))).isEqualTo("COUNTED");
        assertThat(judge(press(900, RatingGiven.Channel.PAD, "t"))).isEqualTo("COUNTED");
        assertThat(judge(press(901, RatingGiven.Channel.TABLET, "t"))).isEqualTo("RIGHT_OVER");
        assertThat(judge(press(259_200, RatingGiven.Channel.PHONE, ""))).isEqualTo("COUNTED");
        assertThat(judge(press(259_201, RatingGiven.Channel.PHONE, ""))).isEqualTo("RIGHT_OVER");
        assertThat(RatingRules.judge(press(1, RatingGiven.Channel.TABLET, "t"), Optional.empty(), List.of())
                        .verdict())
                .isEqualTo("NO_RIGHT");
    }

    @Test
    void aSecondPressWithinTenSecondsOnTheSameDeviceReplacesTheFirst() {
        RatingRules.Judgement judgement =
                RatingRules.judge(press(20, RatingGiven.Channel.TABLET, "t"), right, List.of(counted(10, "t")));
        assertThat(judgement).isEqualTo(new RatingRules.Judgement("COUNTED", "first"));
        assertThat(judge(press(21, RatingGiven.Channel.TABLET, "t"), counted(10, "t")))
                .isEqualTo("SURPLUS");
        assertThat(judge(press(12, RatingGiven.Channel.TABLET, "other"), counted(10, "t")))
                .isEqualTo("SURPLUS");
        assertThat(judge(press(12, RatingGiven.Channel.PHONE, ""), counted(10, "")))
                .isEqualTo("SURPLUS");
    }

    @Test
    void theSameFaceWithItsReasonsCompletesThePressForAMinute() {
        RatingGiven slow = new RatingGiven(
                "second",
                "right-1",
                visit,
                Sites.C1,
                4,
                5,
                List.of("slow"),
                RatingGiven.Channel.TABLET,
                "t",
                END.plusSeconds(40));
        assertThat(RatingRules.judge(slow, right, List.of(counted(10, "t"))))
                .isEqualTo(new RatingRules.Judgement("COUNTED", "first"));
        assertThat(judge(slow, new Press("first", "t", END.plusSeconds(10), 5, false, RatingRules.COUNTED)))
                .isEqualTo("SURPLUS");
        assertThat(judge(slow, new Press("first", "t", END.plusSeconds(10), 4, true, RatingRules.COUNTED)))
                .isEqualTo("SURPLUS");
        assertThat(judge(
                        press(10, RatingGiven.Channel.TABLET, "t"),
                        new Press("second", "t", END.plusSeconds(40), 4, true, RatingRules.COUNTED)))
                .isEqualTo("REPLACED");
    }

    @Test
    void pressesThatArriveInTheWrongOrderLeaveTheLaterOneCounted() {
        assertThat(judge(press(5, RatingGiven.Channel.TABLET, "t"), counted(10, "t")))
                .isEqualTo("REPLACED");
    }
}
