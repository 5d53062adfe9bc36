package vn.motcua.core.config;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Id;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkProfile;
import vn.motcua.core.model.WorkRule;

/** What {@link LineReader} reads, as the tree it reads it from. */
final class LineDocument {
    private LineDocument() {}

    static void put(Map<String, Object> root, LinePolicy line) {
        root.put("interleave", line.interleave());
        root.put(
                "priorities",
                line.classes().stream().map(LineDocument::priority).toList());
        root.put("profiles", line.profiles().stream().map(LineDocument::profile).toList());
        Map<String, Object> appointments = new LinkedHashMap<>();
        appointments.put("early", Durations.text(line.appointments().early()));
        appointments.put("late", Durations.text(line.appointments().late()));
        appointments.put("release", Durations.text(line.appointments().release()));
        root.put("appointments", appointments);
        Map<String, Object> returns = new LinkedHashMap<>();
        returns.put("afterCalls", line.returns().afterCalls());
        returns.put("after", Durations.text(line.returns().after()));
        root.put("returns", returns);
        Map<String, Object> closing = new LinkedHashMap<>();
        closing.put("stop", line.closing().stop());
        closing.put("loadPercent", line.closing().loadPercent());
        root.put("closing", closing);
    }

    /** A promise, where there is one. */
    static void cap(Map<String, Object> node, @Nullable Duration cap) {
        if (cap != null) node.put("callAtLatestAfter", Durations.text(cap));
    }

    private static Map<String, Object> priority(PriorityClass one) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("code", one.code().value());
        if (!one.label().vi().isEmpty()) node.put("label", SiteDocument.text(one.label()));
        node.put("weight", one.weight());
        node.put("proof", one.proof());
        if (one.ageFloor() != null) node.put("ageFloor", one.ageFloor());
        cap(node, one.callAtLatestAfter());
        return node;
    }

    private static Map<String, Object> profile(WorkProfile profile) {
        Map<String, Object> node = SiteDocument.entry(profile.id());
        node.put("name", SiteDocument.text(profile.name()));
        node.put("rules", profile.rules().stream().map(LineDocument::rule).toList());
        return node;
    }

    private static Map<String, Object> rule(WorkRule rule) {
        Map<String, Object> node = new LinkedHashMap<>();
        Map<String, Object> when = when(rule.when());
        if (!when.isEmpty()) node.put("when", when);
        node.put("take", group(rule.take()));
        WorkRule.Ratio ratio = rule.ratio();
        if (ratio != null) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("calls", ratio.calls());
            part.put("of", ratio.of());
            node.put("ratio", part);
        }
        cap(node, rule.callAtLatestAfter());
        return node;
    }

    private static Map<String, Object> when(WorkRule.When when) {
        Map<String, Object> node = new LinkedHashMap<>();
        WorkRule.Crowd crowd = when.waiting();
        if (crowd != null) {
            Map<String, Object> part = group(crowd.of());
            part.put("atLeast", crowd.atLeast());
            node.put("waiting", part);
        }
        WorkRule.LongWait wait = when.longestWait();
        if (wait != null) {
            Map<String, Object> part = group(wait.of());
            part.put("atLeast", Durations.text(wait.atLeast()));
            node.put("longestWait", part);
        }
        WorkRule.Window between = when.between();
        if (between != null) node.put("between", between.from() + "-" + between.to());
        WorkRule.FewCounters few = when.openCounters();
        if (few != null) {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("service", few.service().value());
            part.put("atMost", few.atMost());
            node.put("openCounters", part);
        }
        return node;
    }

    private static Map<String, Object> group(WaitGroup group) {
        Map<String, Object> node = new LinkedHashMap<>();
        if (!group.services().isEmpty()) node.put("services", values(group.services()));
        if (!group.classes().isEmpty()) node.put("classes", values(group.classes()));
        if (!group.kinds().isEmpty())
            node.put("kinds", group.kinds().stream().map(LineDocument::word).toList());
        return node;
    }

    private static List<String> values(List<? extends Id> ids) {
        return ids.stream().map(Id::value).toList();
    }

    private static String word(WaitKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
