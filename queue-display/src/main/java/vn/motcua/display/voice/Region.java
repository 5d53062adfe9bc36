package vn.motcua.display.voice;

/** Whose Vietnamese is spoken: "linh, nghìn" in the north, "lẻ, ngàn" in the south. Chosen per site. */
public enum Region {
    NORTH("north", "vi-north"),
    SOUTH("south", "vi-south");

    private final String code;
    private final String pack;

    Region(String code, String pack) {
        this.code = code;
        this.pack = pack;
    }

    /** As it stands in configuration and on the command line. */
    public String code() {
        return code;
    }

    /** The name of the shipped pack that speaks it. */
    public String pack() {
        return pack;
    }
}
