package vn.motcua.core.config;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkRule;

/** One rule of a work profile in {@code site.yaml}. */
final class RuleReader {
    private static final int CROWD_MAX = 10_000;
    private static final Duration WAIT_MAX = Duration.ofHours(12);
    private final Set<String> services;
    private final Set<String> classes;

    RuleReader(Set<String> services, Set<String> classes) {
        this.services = services;
        this.classes = classes;
    }

    WorkRule read(ConfigNode node) {
        if (!node.has("take")) node.problem("take", "", Allowed.of("rule.take"));
        return new WorkRule(when(node.object("when")), group(node.object("take")), ratio(node), LineReader.cap(node));
    }

    private WorkRule.When when(ConfigNode node) {
        return new WorkRule.When(
                node.has("waiting") ? crowd(node.object("waiting")) : absent(node, "waiting"),
                node.has("longestWait") ? longWait(node.object("longestWait")) : absent(node, "longestWait"),
                node.has("between") ? window(node) : absent(node, "between"),
                node.has("openCounters") ? few(node.object("openCounters")) : absent(node, "openCounters"));
    }

    private static <T> @Nullable T absent(ConfigNode node, String key) {
        node.leave(key);
        return null;
    }

    private WorkRule.Crowd crowd(ConfigNode node) {
        return new WorkRule.Crowd(group(node), needed(node, "atLeast", 1, CROWD_MAX));
    }

    private WorkRule.LongWait longWait(ConfigNode node) {
        Duration min = Duration.ofMinutes(1);
        if (!node.has("atLeast"))
            node.problem("atLeast", "", Allowed.of("duration", Durations.text(min), Durations.text(WAIT_MAX)));
        return new WorkRule.LongWait(group(node), node.duration("atLeast", min, WAIT_MAX, WAIT_MAX));
    }

    private static WorkRule.@Nullable Window window(ConfigNode node) {
        String text = node.text("between", Allowed.of("rule.between"));
        String[] ends = text.split("[-–]", -1);
        try {
            if (ends.length == 2)
                return new WorkRule.Window(LocalTime.parse(ends[0].strip()), LocalTime.parse(ends[1].strip()));
        } catch (IllegalArgumentException | DateTimeException e) {
            // Said below, with the text as it stands.
        }
        node.problem("between", text, Allowed.of("rule.between"));
        return null;
    }

    private WorkRule.@Nullable FewCounters few(ConfigNode node) {
        int atMost = needed(node, "atMost", 0, 1000);
        String service = node.text("service", Allowed.of("counter.service"));
        if (services.contains(service)) return new WorkRule.FewCounters(new ServiceId(service), atMost);
        if (!service.isEmpty()) node.problem("service", service, Allowed.of("counter.service"));
        return null;
    }

    private static WorkRule.@Nullable Ratio ratio(ConfigNode node) {
        if (!node.has("ratio")) return absent(node, "ratio");
        ConfigNode ratio = node.object("ratio");
        int calls = needed(ratio, "calls", 1, WorkRule.Ratio.OF_MAX - 1);
        int of = needed(ratio, "of", 2, WorkRule.Ratio.OF_MAX);
        if (calls < of) return new WorkRule.Ratio(calls, of);
        ratio.problem("calls", calls, Allowed.of("rule.ratio", of));
        return null;
    }

    private static int needed(ConfigNode node, String key, int min, int max) {
        if (!node.has(key)) node.problem(key, "", Allowed.of("integer", min, max));
        return node.integer(key, min, max, min);
    }

    private WaitGroup group(ConfigNode node) {
        return new WaitGroup(
                known(node, "services", services, Allowed.of("counter.service"), ServiceId::new),
                known(node, "classes", classes, Allowed.of("rule.class"), Priority::new),
                known(
                        node,
                        "kinds",
                        Arrays.stream(WaitKind.values()).map(RuleReader::word).collect(Collectors.toSet()),
                        Allowed.of("choice", kinds()),
                        name -> WaitKind.valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'))));
    }

    private static String kinds() {
        return Arrays.stream(WaitKind.values()).map(RuleReader::word).collect(Collectors.joining(", "));
    }

    private static String word(WaitKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <T> List<T> known(
            ConfigNode node, String key, Set<String> all, Allowed allowed, Function<String, T> make) {
        List<T> found = new ArrayList<>();
        List<String> texts = node.texts(key);
        for (int i = 0; i < texts.size(); i++) {
            if (all.contains(texts.get(i))) found.add(make.apply(texts.get(i)));
            else node.problem(key + "[" + i + "]", texts.get(i), allowed);
        }
        return found;
    }
}
