package vn.motcua.core.model;

/**
 * What the faces of a scale say, the one place that knows. A rating keeps the scale it was given on, so that it means the same when a
 * site changes its number of faces.
 *
 * @param faces 3, 4 or 5; scores are 1 (worst) to this
 */
public record RatingScale(int faces) {
    public static final int FACES_MIN = 3;
    public static final int FACES_MAX = 5;

    public RatingScale {
        if (faces < FACES_MIN || faces > FACES_MAX)
            throw new IllegalArgumentException("faces " + faces + ": allowed are " + FACES_MIN + " to " + FACES_MAX);
    }

    /** Above the middle: the two best of five and of four faces, the best of three. */
    public boolean isSatisfied(int score) {
        return 2 * score > faces + 1;
    }

    /** Below the middle: the two worst of five and of four faces, the worst of three. */
    public boolean isBad(int score) {
        return 2 * score < faces + 1;
    }

    /** Which of the five faces drawn stands for a score: four have none in the middle, three the worst, the middle and the best. */
    public int drawn(int score) {
        return switch (faces) {
            case 3 -> 2 * score - 1;
            case 4 -> score <= 2 ? score : score + 1;
            default -> score;
        };
    }
}
