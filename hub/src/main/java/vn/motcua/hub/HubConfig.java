package vn.motcua.hub;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.ConfigProblem;
import vn.motcua.core.config.SiteReader;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.http.ListenSettings;
import vn.motcua.hub.platform.people.PeopleSettings;

/**
 * What an administrator wrote: {@code site.yaml}, and {@code hub.yaml} where everything has a default.
 *
 * @param recallLimit recalls of one visit before a no-show is suggested
 */
record HubConfig(Site site, ListenSettings listen, PeopleSettings people, int recallLimit) {
    /**
     * Reads both files.
     *
     * @param port replaces the one of the file
     * @throws ConfigException with every problem of both files together
     */
    static HubConfig read(Path folder, Optional<Integer> port, boolean seedsDemoUsers) {
        ConfigNode siteNode = ConfigNode.load(folder.resolve("site.yaml"));
        Site site = SiteReader.read(siteNode);
        Path hubFile = folder.resolve("hub.yaml");
        ConfigNode hubNode = Files.exists(hubFile) ? ConfigNode.load(hubFile) : ConfigNode.parse("hub.yaml", "");
        ListenSettings listen = listen(hubNode, folder, port);
        PeopleSettings people = people(hubNode);
        int recallLimit = hubNode.integer("recallLimit", 0, 20, HubSettings.DEFAULT_RECALL_LIMIT);
        if (seedsDemoUsers && !site.training() && siteNode.problems().isEmpty())
            siteNode.problem("training", false, "true: demo users exist only in a training site");
        requireGood(siteNode, hubNode);
        return new HubConfig(site, listen, people, recallLimit);
    }

    private static ListenSettings listen(ConfigNode node, Path folder, Optional<Integer> port) {
        String host = node.textOr("host", "127.0.0.1", "an address of this machine, such as 127.0.0.1 or 0.0.0.0");
        int written = node.integer("port", 0, 65_535, 8080);
        boolean insecureLan = node.bool("insecureLan", false);
        ConfigNode tlsNode = node.object("tls");
        Optional<ListenSettings.Tls> tls = node.has("tls")
                ? Optional.of(new ListenSettings.Tls(pem(tlsNode, folder, "certificate"), pem(tlsNode, folder, "key")))
                : Optional.empty();
        if (!ListenSettings.isLoopback(host) && tls.isEmpty() && !insecureLan)
            node.problem(
                    "host",
                    host,
                    "127.0.0.1 as long as there is no certificate under 'tls'; or 'insecureLan: true' if passwords may "
                            + "cross this network in the clear");
        return new ListenSettings(host, port.orElse(written), tls, insecureLan);
    }

    private static Path pem(ConfigNode node, Path folder, String key) {
        String allowed = "path of a readable PEM file, from this folder";
        Path file = folder.resolve(node.text(key, allowed));
        if (!Files.isReadable(file) || Files.isDirectory(file)) node.problem(key, file, allowed);
        return file;
    }

    private static PeopleSettings people(ConfigNode node) {
        PeopleSettings defaults = PeopleSettings.DEFAULTS;
        Duration idle = node.duration("sessionIdle", Duration.ofMinutes(5), Duration.ofDays(7), defaults.sessionIdle());
        Duration absolute = node.duration(
                "sessionAbsolute", Duration.ofMinutes(5), Duration.ofDays(30), defaults.sessionAbsolute());
        int minLength = node.integer("passwordMinLength", 8, 64, defaults.passwordMinLength());
        return new PeopleSettings(minLength, idle, absolute);
    }

    private static void requireGood(ConfigNode... nodes) {
        List<ConfigProblem> problems = new ArrayList<>();
        for (ConfigNode node : nodes) {
            node.rejectUnknown();
            problems.addAll(node.problems());
        }
        if (!problems.isEmpty()) throw new ConfigException(problems);
    }
}
