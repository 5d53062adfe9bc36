package vn.motcua.core.model;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What citizens are asked after a visit, as an administrator sets it; {@code docs/ratings.md} explains it.
 *
 * @param faces of tablets and phones; a pad has the scale of its keys
 * @param reasons in the order they are shown
 * @param questions asked after the face, none of which must be answered
 * @param text whether a phone may add words of its own to a bad face; null, as in what earlier builds kept, for no
 */
public record RatingPolicy(
        int faces,
        List<Reason> reasons,
        List<Question> questions,
        @Nullable Boolean text) {
    /** Of one side, for any service: a screen and an event hold no more. */
    public static final int REASONS_MAX = 6;

    public static final int QUESTIONS_MAX = 3;
    /** Characters: what somebody types standing, and a supervisor reads at once. */
    public static final int TEXT_MAX = 300;

    public static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");
    /** Whose words the pages have themselves. */
    public static final Set<String> KNOWN = Set.of(
            "WAIT_LONG",
            "ATTITUDE",
            "UNCLEAR",
            "EXTRA_PAPERS",
            "SEVERAL_TRIPS",
            "OTHER",
            "FAST",
            "FRIENDLY",
            "CLEAR",
            "FEW_PAPERS",
            "COMFORTABLE");

    /** Without configuration. */
    public static final RatingPolicy DEFAULT = new RatingPolicy(
            RatingScale.FACES_MAX,
            List.of(
                    Reason.known("WAIT_LONG", Side.BAD, false),
                    Reason.known("ATTITUDE", Side.BAD, true),
                    Reason.known("UNCLEAR", Side.BAD, false),
                    Reason.known("EXTRA_PAPERS", Side.BAD, false),
                    Reason.known("SEVERAL_TRIPS", Side.BAD, false),
                    Reason.known("FAST", Side.GOOD, false),
                    Reason.known("FRIENDLY", Side.GOOD, false),
                    Reason.known("CLEAR", Side.GOOD, false),
                    Reason.known("FEW_PAPERS", Side.GOOD, false),
                    Reason.known("COMFORTABLE", Side.GOOD, false),
                    Reason.known("OTHER", Side.BOTH, false)),
            List.of(),
            null);

    /** Without words of one's own. */
    public RatingPolicy(int faces, List<Reason> reasons, List<Question> questions) {
        this(faces, reasons, questions, null);
    }

    public RatingPolicy {
        new RatingScale(faces);
        reasons = List.copyOf(reasons);
        questions = List.copyOf(questions);
        if (Boolean.FALSE.equals(text)) text = null;
    }

    /** After which faces a reason is offered. */
    public enum Side {
        /** Those who are satisfied. */
        GOOD,
        /** Everybody else. */
        BAD,
        BOTH
    }

    /**
     * Why, in one touch.
     *
     * @param text null where the pages have words of their own
     * @param conduct whether it says how an officer behaved, which people decide and never a machine
     * @param services for which it is offered; none: for all
     */
    public record Reason(String code, Side side, @Nullable Text text, boolean conduct, List<ServiceId> services) {
        public Reason {
            if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("code " + code);
            Objects.requireNonNull(side, "side");
            services = List.copyOf(services);
        }

        static Reason known(String code, Side side, boolean conduct) {
            return new Reason(code, side, null, conduct, List.of());
        }

        public boolean isFor(ServiceId service) {
            return services.isEmpty() || services.contains(service);
        }

        boolean isOn(Side other) {
            return side == Side.BOTH || side == other;
        }
    }

    /** What only the citizen knows, answered by {@link Reply}. */
    public record Question(String code, Text text) {
        public Question {
            if (!CODE.matcher(code).matches()) throw new IllegalArgumentException("code " + code);
            Objects.requireNonNull(text, "text");
        }
    }

    /** Answers to a question, on both scales in use: the decree's 2, 1, 0 points, and five levels. */
    public enum Reply {
        YES(2, 5),
        PARTLY(1, 3),
        NO(0, 1);

        private final int points;
        private final int level;

        Reply(int points, int level) {
            this.points = points;
            this.level = level;
        }

        /** 0 to 2. */
        public int points() {
            return points;
        }

        /** 1 to 5. */
        public int level() {
            return level;
        }
    }

    public boolean asksText() {
        return Boolean.TRUE.equals(text);
    }

    public RatingScale scale() {
        return new RatingScale(faces);
    }

    /** What is offered after a visit for this service, of one side, in order. */
    public List<Reason> reasons(ServiceId service, Side side) {
        return reasons.stream()
                .filter(reason -> reason.isFor(service) && reason.isOn(side))
                .toList();
    }

    /** Reasons that say how an officer behaved. */
    public Set<String> conduct() {
        return reasons.stream().filter(Reason::conduct).map(Reason::code).collect(Collectors.toSet());
    }
}
