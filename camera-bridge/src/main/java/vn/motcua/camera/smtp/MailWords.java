package vn.motcua.camera.smtp;

import java.util.List;
import java.util.Locale;

/**
 * What vendors call things in their mails: the words before a colon, in lower case, without what stands in parentheses.
 *
 * @param type of the event
 * @param time of the event
 * @param channel by name or number; the first that is there counts
 * @param device the recorder
 */
public record MailWords(List<String> type, List<String> time, List<String> channel, List<String> device) {
    /** Seen in mails of Hikvision, Dahua and their rebrands. */
    public static final MailWords USUAL = new MailWords(
            List.of("event type", "alarm event", "alarm type", "event", "loại sự kiện", "sự kiện"),
            List.of("event time", "alarm start time", "alarm time", "start time", "time", "thời gian"),
            List.of(
                    "channel name",
                    "camera name",
                    "alarm input channel name",
                    "channel number",
                    "alarm input channel no.",
                    "channel no.",
                    "channel",
                    "camera",
                    "kênh"),
            List.of("dvr name", "nvr name", "device name", "alarm device name", "dvr s/n", "ip address"));

    public MailWords {
        type = lower(type);
        time = lower(time);
        channel = lower(channel);
        device = lower(device);
    }

    private static List<String> lower(List<String> words) {
        return words.stream().map(word -> word.strip().toLowerCase(Locale.ROOT)).toList();
    }
}
