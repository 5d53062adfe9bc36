package vn.motcua.hub.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Service;

/** The icons the screens can draw: a misspelt one would leave a tile of the kiosk without a picture. */
public final class Icons {
    private static final String FILE = "/META-INF/resources/ui/icons.svg";
    private static final Pattern SYMBOL = Pattern.compile("<symbol id=\"i-([a-z0-9-]+)\"");
    private static final int OFFERED = 6;

    private Icons() {}

    public static void check(List<Service> services, ConfigNode site) {
        Set<String> known = known();
        for (int i = 0; i < services.size(); i++) {
            String icon = services.get(i).icon();
            if (!known.contains(icon))
                site.problem("services[" + i + "].icon", icon, Allowed.of("service.icon", alike(icon, known)));
        }
    }

    private static Set<String> known() {
        try (InputStream in = Icons.class.getResourceAsStream(FILE)) {
            if (in == null) throw new IllegalStateException(FILE + " is missing");
            return SYMBOL.matcher(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .results()
                    .map((MatchResult found) -> found.group(1))
                    .collect(Collectors.toSet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The few that begin most like what was written. */
    private static String alike(String icon, Set<String> known) {
        return known.stream()
                .sorted((one, other) -> {
                    int nearer = Integer.compare(shared(other, icon), shared(one, icon));
                    return nearer != 0 ? nearer : one.compareTo(other);
                })
                .limit(OFFERED)
                .collect(Collectors.joining(", "));
    }

    private static int shared(String one, String other) {
        int length = 0;
        while (length < Math.min(one.length(), other.length()) && one.charAt(length) == other.charAt(length)) length++;
        return length;
    }
}
