package vn.motcua.display.voice;

/**
 * A call to be spoken once.
 *
 * @param id tells one announcement from every other; a recall has an id of its own
 * @param ticket the number as printed
 * @param counter its number, code or name
 */
public record Announcement(String id, String ticket, String counter) {
    public Announcement {
        if (id.isBlank()) throw new IllegalArgumentException("an announcement has an id");
    }
}
