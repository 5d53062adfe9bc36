package vn.motcua.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.Criteria.Facts;
import vn.motcua.hub.report.Criteria.How;
import vn.motcua.hub.report.Criteria.Three;

class CriteriaTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private static final Three NONE = new Three(0, 0, 0);
    private static final Share NO = new Share(0, 0);

    private static Criteria of(Three contacts, Share received, Share published, Three attitude, Share answered) {
        return Criteria.of(DAY, DAY, new Facts(contacts, received, published, attitude, answered));
    }

    @Test
    void eachCriterionIsComputedAskedOrWithoutDataAndNeverMadeUp() {
        Criteria criteria =
                of(new Three(6, 2, 2), new Share(4, 4), new Share(3, 4), new Three(3, 1, 1), new Share(9, 10));

        assertThat(criteria.csv().split("\r\n"))
                .containsExactly(
                        "criterion,how,points_of_2,counted,of",
                        "1,NO_DATA,,,",
                        "2,NO_DATA,,,",
                        "3,COMPUTED,1.40,6,10",
                        "4,NO_DATA,,,",
                        "5,COMPUTED,1.00,4,4",
                        "6,COMPUTED,0.00,3,4",
                        "7,ASKED,1.40,3,5",
                        "8,COMPUTED,1.00,9,10",
                        "9,NO_DATA,,,");
        assertThat(criteria.pointsMost()).isEqualTo(10);
        assertThat(criteria.points()).isBetween(4.799, 4.801);
    }

    @Test
    void withoutVisitsAndQuestionsOnlyWhatIsKnownIsSaid() {
        Criteria criteria = of(NONE, new Share(4, 4), NO, new Three(4, 0, 0), NO);

        assertThat(criteria.all().stream()
                        .filter(one -> one.how() == How.NO_DATA)
                        .map(Criteria.Criterion::number))
                .containsExactly(1, 2, 3, 4, 6, 7, 9);
        assertThat(criteria.all().get(7).points()).hasValue(2);
    }

    @Test
    void lessThanNineOfTenPetitionsInTimeAreNoPoint() {
        assertThat(of(NONE, NO, NO, NONE, new Share(8, 9)).all().get(7).points())
                .hasValue(0);
    }
}
