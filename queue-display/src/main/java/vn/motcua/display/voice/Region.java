package vn.motcua.display.voice;

/** Whose Vietnamese is spoken: "linh, nghìn" in the north, "lẻ, ngàn" in the south. Chosen per site. */
public enum Region {
    NORTH("north", "vi-north", "vi"),
    SOUTH("south", "vi-south", "vi-vn-x-south");

    private final String code;
    private final String clipPack;
    private final String espeakVoice;

    Region(String code, String clipPack, String espeakVoice) {
        this.code = code;
        this.clipPack = clipPack;
        this.espeakVoice = espeakVoice;
    }

    /** As it stands in configuration and on the command line. */
    public String code() {
        return code;
    }

    /** The folder of this region's clips. */
    public String clipPack() {
        return clipPack;
    }

    /** The espeak-ng voice that made the clips, used again for a word with no clip. */
    public String espeakVoice() {
        return espeakVoice;
    }
}
