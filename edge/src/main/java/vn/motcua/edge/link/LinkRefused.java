package vn.motcua.edge.link;

import java.time.Instant;

/**
 * Why there is no link though the hub answers. Lasts until a link is welcomed.
 *
 * @param reason a name of {@code LinkFrame.LinkRefusal}, {@code WRONG_HUB} when what answers is not the hub of the enrolment,
 *     or a name of {@code CertificateProblem}
 * @param since the first of these refusals in a row
 * @param times how many in a row
 */
public record LinkRefused(String reason, Instant since, int times) {
    static final String WRONG_HUB = "WRONG_HUB";

    LinkRefused again(String newReason) {
        return new LinkRefused(newReason, since, times + 1);
    }
}
