package vn.motcua.hub.catalogue;

import java.util.List;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.Text;

/**
 * What became of a proposal, or would become of it.
 *
 * @param version in force after it; the one before if there are problems, if nothing differs, or if it was only tried
 * @param edits what differs from the catalogue in force
 * @param problems all of them; none, and it holds
 */
public record Verdict(long version, List<Edit> edits, List<Problem> problems) {
    public Verdict {
        edits = List.copyOf(edits);
        problems = List.copyOf(problems);
    }

    /**
     * Why a catalogue cannot be in force now.
     *
     * @param path the key at fault, such as {@code services[2].series}; {@code services[chung-thuc]} when the whole entry is
     * @param value what stands there, shortened; may be empty
     * @param allowed what may stand there, or when
     */
    public record Problem(String path, String value, Text allowed) {}
}
