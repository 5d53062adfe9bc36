package vn.motcua.core.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RatingScaleTest {
    private static List<Integer> of(int faces, IntPredicate test) {
        return IntStream.rangeClosed(1, faces).filter(test).boxed().toList();
    }

    @Test
    void satisfiedAreTheFacesAboveTheMiddleOfEachScale() {
        assertEquals(List.of(3), of(3, new RatingScale(3)::isSatisfied));
        assertEquals(List.of(3, 4), of(4, new RatingScale(4)::isSatisfied));
        assertEquals(List.of(4, 5), of(5, new RatingScale(5)::isSatisfied));
    }

    @Test
    void badAreTheFacesBelowTheMiddleOfEachScale() {
        assertEquals(List.of(1), of(3, new RatingScale(3)::isBad));
        assertEquals(List.of(1, 2), of(4, new RatingScale(4)::isBad));
        assertEquals(List.of(1, 2), of(5, new RatingScale(5)::isBad));
    }

    @Test
    void theWorstAndTheBestAreDrawnTheSameOnEachScale() {
        for (int faces = 3; faces <= 5; faces++) {
            assertEquals(1, new RatingScale(faces).drawn(1));
            assertEquals(5, new RatingScale(faces).drawn(faces));
        }
        assertEquals(3, new RatingScale(3).drawn(2));
        assertEquals(4, new RatingScale(4).drawn(3));
        assertEquals(3, new RatingScale(5).drawn(3));
    }

    @Test
    void otherScalesThereAreNone() {
        assertThrows(IllegalArgumentException.class, () -> new RatingScale(2));
        assertThrows(IllegalArgumentException.class, () -> new RatingScale(6));
    }
}
