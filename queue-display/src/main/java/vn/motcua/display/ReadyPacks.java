package vn.motcua.display;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.wire.Json;
import vn.motcua.display.voice.Region;
import vn.motcua.display.voice.VoicePack;

/**
 * The voice packs of the configuration that can speak. One that cannot, such as a language whose recordings are not all there,
 * is told and left out: a hall with one language is better than a silent one. With none left the northern Vietnamese speaks.
 *
 * @param packs in their order, at least one
 */
record ReadyPacks(List<VoicePack> packs, List<Refused> refused) {
    private static final Logger LOG = LoggerFactory.getLogger(ReadyPacks.class);

    private static final String NOT_THERE =
            "no shipped voice (" + String.join(", ", VoicePack.SHIPPED) + ") and no folder with " + VoicePack.MANIFEST;

    ReadyPacks {
        packs = List.copyOf(packs);
        refused = List.copyOf(refused);
    }

    /** @param problem everything that is wrong with it, a line each */
    record Refused(String pack, String problem) {}

    /** Reads them; may block. */
    static ReadyPacks open(List<String> names) throws IOException {
        List<VoicePack> packs = new ArrayList<>();
        List<Refused> refused = new ArrayList<>();
        for (String name : names) {
            try {
                if (!isThere(name)) throw new NoSuchFileException(name, null, NOT_THERE);
                packs.add(VoicePack.open(name));
            } catch (ConfigException | IOException e) {
                LOG.error("voice pack {} is left out: {}", name, e.getMessage());
                refused.add(new Refused(name, String.valueOf(e.getMessage())));
            }
        }
        if (packs.isEmpty()) packs.add(VoicePack.open(Region.NORTH.pack()));
        return new ReadyPacks(packs, refused);
    }

    /** A folder may come later: a share that is away, a stick not plugged in yet. */
    private static boolean isThere(String name) {
        try {
            return VoicePack.isThere(name);
        } catch (InvalidPathException e) {
            return false;
        }
    }

    /** For the agent's own page. */
    ObjectNode json() {
        ObjectNode json = Json.object();
        ArrayNode speaking = json.putArray("languages");
        packs.forEach(pack -> speaking.add(pack.language()));
        ArrayNode list = json.putArray("refused");
        refused.forEach(one -> list.addObject().put("pack", one.pack()).put("problem", one.problem()));
        return json;
    }
}
