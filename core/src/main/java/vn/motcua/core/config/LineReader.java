package vn.motcua.core.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.WorkProfile;

/** What {@code site.yaml} says about who goes first: {@code priorities}, {@code interleave}, {@code profiles} and the windows. */
final class LineReader {
    private static final Duration CAP_MIN = Duration.ofMinutes(1);
    private static final Duration CAP_MAX = Duration.ofHours(12);
    private final ConfigNode root;
    private final Set<String> services;

    private LineReader(ConfigNode root, Set<String> services) {
        this.root = root;
        this.services = services;
    }

    /** @param services ids of the site's services */
    static LinePolicy read(ConfigNode root, Set<String> services) {
        return new LineReader(root, services).policy();
    }

    /** Nobody waits longer; absent for no such promise. */
    static @Nullable Duration cap(ConfigNode node) {
        String key = "callAtLatestAfter";
        return node.has(key) ? node.duration(key, CAP_MIN, CAP_MAX, CAP_MAX) : left(node, key);
    }

    private static @Nullable Duration left(ConfigNode node, String key) {
        node.leave(key);
        return null;
    }

    private LinePolicy policy() {
        List<PriorityClass> classes = classes();
        Set<String> codes = classes.stream().map(one -> one.code().value()).collect(Collectors.toSet());
        codes.add(Priority.NORMAL.value());
        codes.add(Priority.PRIORITY.value());
        return new LinePolicy(
                root.integer("interleave", 1, LinePolicy.INTERLEAVE_MAX, LinePolicy.DEFAULT.interleave()),
                classes,
                profiles(new RuleReader(services, codes)),
                appointments(),
                returns(),
                closing());
    }

    private List<PriorityClass> classes() {
        List<PriorityClass> classes = new ArrayList<>();
        for (ConfigNode node : root.objects("priorities")) {
            Priority code = node.parsed("code", Allowed.of("priority.code"), Priority::new, Priority.NORMAL);
            boolean isWritten =
                    node.textOr("code", "", Allowed.of("priority.code")).equals(code.value());
            PriorityClass one = new PriorityClass(
                    code,
                    node.has("label") ? node.bilingual("label") : label(node, code),
                    node.integer("weight", 0, PriorityClass.WEIGHT_MAX, 0),
                    node.bool("proof", false),
                    node.has("ageFloor") ? Integer.valueOf(node.integer("ageFloor", 1, 120, 60)) : age(node),
                    cap(node));
            if (classes.stream().noneMatch(other -> other.code().equals(code))) classes.add(one);
            else if (isWritten) node.problem("code", code, Allowed.of("priority.once"));
        }
        return classes;
    }

    /** The two classes every site has are named by the screens. */
    private static Text label(ConfigNode node, Priority code) {
        node.leave("label");
        boolean isNamed = code.equals(Priority.NORMAL) || code.equals(Priority.PRIORITY);
        if (!isNamed) node.problem("label", "", Allowed.of("text.both"));
        return new Text("", "");
    }

    private static @Nullable Integer age(ConfigNode node) {
        node.leave("ageFloor");
        return null;
    }

    private List<WorkProfile> profiles(RuleReader rules) {
        List<WorkProfile> profiles = new ArrayList<>();
        for (ConfigNode node : root.objects("profiles")) {
            ProfileId id = node.parsed("id", Allowed.of("slug"), ProfileId::new, new ProfileId("profile"));
            boolean isWritten = node.textOr("id", "", Allowed.of("slug")).equals(id.value());
            if (isWritten && profiles.stream().anyMatch(other -> other.id().equals(id)))
                node.problem("id", id, Allowed.of("id.once"));
            List<ConfigNode> lines = node.objects("rules");
            if (lines.isEmpty()) node.problem("rules", "", Allowed.of("list.entry"));
            profiles.add(new WorkProfile(
                    id, node.bilingual("name"), lines.stream().map(rules::read).toList()));
        }
        return profiles;
    }

    private LinePolicy.Appointments appointments() {
        ConfigNode node = root.object("appointments");
        LinePolicy.Appointments plain = LinePolicy.DEFAULT.appointments();
        Duration early = node.duration("early", Duration.ZERO, Duration.ofHours(4), plain.early());
        Duration late = node.duration("late", Duration.ZERO, Duration.ofHours(4), plain.late());
        Duration usual = late.compareTo(plain.release()) > 0 ? late : plain.release();
        Duration release = node.duration("release", Duration.ZERO, Duration.ofHours(4), usual);
        if (release.compareTo(late) >= 0) return new LinePolicy.Appointments(early, late, release);
        node.problem("release", Durations.text(release), Allowed.of("appointments.release", Durations.text(late)));
        return plain;
    }

    private LinePolicy.Returns returns() {
        ConfigNode node = root.object("returns");
        LinePolicy.Returns plain = LinePolicy.DEFAULT.returns();
        return new LinePolicy.Returns(
                node.integer("afterCalls", 0, 100, plain.afterCalls()),
                node.duration("after", Duration.ZERO, Duration.ofHours(4), plain.after()));
    }

    private LinePolicy.Closing closing() {
        ConfigNode node = root.object("closing");
        LinePolicy.Closing plain = LinePolicy.DEFAULT.closing();
        return new LinePolicy.Closing(
                node.bool("stop", plain.stop()), node.integer("loadPercent", 10, 300, plain.loadPercent()));
    }

    /** The profile a counter names; noted where it is not of this file. */
    static @Nullable ProfileId profileOf(ConfigNode node) {
        Optional<String> name = node.optionalText("profile", Allowed.of("slug"));
        if (name.isEmpty() || name.get().isEmpty()) return null;
        if (Id.SLUG.matcher(name.get()).matches()) return new ProfileId(name.get());
        node.problem("profile", name.get(), Allowed.of("slug"));
        return null;
    }
}
