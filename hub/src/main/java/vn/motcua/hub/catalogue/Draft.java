package vn.motcua.hub.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.model.Site;

/**
 * A document somebody sent, read as a whole.
 *
 * @param site what it says; a stand-in if there are problems
 */
record Draft(Site site, List<Verdict.Problem> problems) {
    private static final String NAME = "catalogue";

    static Draft read(String document) {
        ConfigNode node = ConfigNode.parse(NAME, document);
        Site site = SiteReader.read(node);
        Icons.check(site.services(), node);
        node.rejectUnknown();
        List<Verdict.Problem> problems = new ArrayList<>();
        node.problems()
                .forEach(problem -> problems.add(new Verdict.Problem(
                        problem.key(), problem.value(), problem.allowed().text())));
        return new Draft(site, List.copyOf(problems));
    }
}
