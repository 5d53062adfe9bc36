package vn.motcua.hub.rating;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.Sites;

class RatingRulesTest {
    private static final Instant END = Instant.parse("2026-11-23T03:00:00Z");
    private final VisitId visit = HubRig.visit();
    private final Optional<RatingRight> right = Optional.of(right("right-1", 0, null));

    private RatingRight right(String id, long seconds, @Nullable Instant withdrawn) {
        Instant end = END.plusSeconds(seconds);
        return new RatingRight(id, visit, Sites.C1, end, end.plusSeconds(900), end.plusSeconds(259_200), withdrawn);
    }

    private RatingGiven press(long seconds, RatingGiven.Channel channel, String device) {
        return press("right-1", seconds, channel, device);
    }

    private RatingGiven press(String rightId, long seconds, RatingGiven.Channel channel, String device) {
        return new RatingGiven(
                UUID.randomUUID().toString(),
                rightId,
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
        return RatingRules.judge(press, right, List.of(earlier), right.stream().toList())
                .verdict();
    }

    private static Press counted(long seconds, String device) {
        return new Press("first", "right-1", device, END.plusSeconds(seconds), 4, false, RatingRules.COUNTED);
    }

    @Test
    void aPressCountsOnlyWhileItsRightLives() {
        assertThat(judge(press(-1, RatingGiven.Channel.TABLET, "t"))).isEqualTo("RIGHT_OVER");
        assertThat(judge(press(0, RatingGiven.Channel.TABLET, "t"))).isEqualTo("COUNTED");
        assertThat(judge(press(900, RatingGiven.Channel.PAD, "t"))).isEqualTo("COUNTED");
        assertThat(judge(press(901, RatingGiven.Channel.TABLET, "t"))).isEqualTo("RIGHT_OVER");
        assertThat(judge(press(259_200, RatingGiven.Channel.PHONE, ""))).isEqualTo("COUNTED");
        assertThat(judge(press(259_201, RatingGiven.Channel.PHONE, ""))).isEqualTo("RIGHT_OVER");
        assertThat(RatingRules.judge(press(1, RatingGiven.Channel.TABLET, "t"), Optional.empty(), List.of(), List.of())
                        .verdict())
                .isEqualTo("NO_RIGHT");
    }

    @Test
    void aSecondPressWithinTenSecondsOnTheSameDeviceReplacesTheFirst() {
        RatingRules.Judgement judgement = RatingRules.judge(
                press(20, RatingGiven.Channel.TABLET, "t"),
                right,
                List.of(counted(10, "t")),
                right.stream().toList());
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
        assertThat(RatingRules.judge(
                        slow, right, List.of(counted(10, "t")), right.stream().toList()))
                .isEqualTo(new RatingRules.Judgement("COUNTED", "first"));
        assertThat(judge(slow, new Press("first", "right-1", "t", END.plusSeconds(10), 5, false, RatingRules.COUNTED)))
                .isEqualTo("SURPLUS");
        assertThat(judge(slow, new Press("first", "right-1", "t", END.plusSeconds(10), 4, true, RatingRules.COUNTED)))
                .isEqualTo("SURPLUS");
        assertThat(judge(
                        press(10, RatingGiven.Channel.TABLET, "t"),
                        new Press("second", "right-1", "t", END.plusSeconds(40), 4, true, RatingRules.COUNTED)))
                .isEqualTo("REPLACED");
    }

    @Test
    void whatWasGivenWhileAnEndIsUndoneWaitsAndThePressUnderTheNextEndTakesItsPlace() {
        RatingRight first = right("right-1", 0, END.plusSeconds(8));
        RatingRight second = right("right-2", 60, null);
        RatingGiven late = press(5, RatingGiven.Channel.TABLET, "t");
        RatingGiven again = press("right-2", 70, RatingGiven.Channel.TABLET, "t");
        Press held = new Press("first", "right-1", "t", END.plusSeconds(5), 4, false, RatingRules.SUSPENDED);
        Press counts = new Press("first", "right-1", "t", END.plusSeconds(5), 4, false, RatingRules.COUNTED);
        Press newer = new Press("second", "right-2", "t", END.plusSeconds(70), 4, false, RatingRules.COUNTED);

        assertThat(RatingRules.judge(late, Optional.of(first), List.of(), List.of(first))
                        .verdict())
                .isEqualTo("SUSPENDED");
        assertThat(RatingRules.judge(late, Optional.of(first), List.of(held), List.of(first)))
                .isEqualTo(new RatingRules.Judgement("REPLACED", null));
        assertThat(RatingRules.judge(again, Optional.of(second), List.of(counts), List.of(first, second)))
                .isEqualTo(new RatingRules.Judgement("COUNTED", "first"));
        assertThat(RatingRules.judge(late, Optional.of(first), List.of(), List.of(first, second)))
                .isEqualTo(new RatingRules.Judgement("COUNTED", null));
        assertThat(RatingRules.judge(late, Optional.of(first), List.of(newer), List.of(first, second)))
                .isEqualTo(new RatingRules.Judgement("REPLACED", null));
    }

    @Test
    void pressesThatArriveInTheWrongOrderLeaveTheLaterOneCounted() {
        assertThat(judge(press(5, RatingGiven.Channel.TABLET, "t"), counted(10, "t")))
                .isEqualTo("REPLACED");
    }
}
