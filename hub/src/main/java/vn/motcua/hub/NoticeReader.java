package vn.motcua.hub;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.model.Text;
import vn.motcua.hub.notice.CameraNotice;

/** Section {@code cameraNotices} of {@code hub.yaml}. */
final class NoticeReader {
    private NoticeReader() {}

    static List<CameraNotice> read(ConfigNode hub) {
        List<CameraNotice> notices = new ArrayList<>();
        for (ConfigNode node : hub.objects("cameraNotices")) {
            String id = node.parsed("id", Allowed.of("hub.notice.id"), NoticeReader::id, "");
            boolean isTaken = notices.stream().anyMatch(other -> other.id().equals(id));
            if (isTaken) node.problem("id", id, Allowed.of("id.once"));
            Text purpose = node.bilingual("purpose");
            List<Text> cameras = new ArrayList<>();
            for (ConfigNode camera : node.objects("cameras")) cameras.add(camera.bilingual("where"));
            if (cameras.isEmpty()) node.problem("cameras", "", Allowed.of("list.entry"));
            Text contact = node.bilingual("contact");
            if (!id.isEmpty() && !isTaken) notices.add(new CameraNotice(id, purpose, cameras, contact));
        }
        return notices;
    }

    private static String id(String text) {
        if (!text.matches(CameraNotice.ID)) throw new IllegalArgumentException(text);
        return text;
    }
}
