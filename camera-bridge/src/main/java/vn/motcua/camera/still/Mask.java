package vn.motcua.camera.still;

/**
 * A part of a camera's picture that nobody may see, such as the desk where papers lie. In hundredths of the picture, whatever its size.
 *
 * @param left edge, 0 to 99
 * @param top edge, 0 to 99
 * @param width 1 to what is left to the right
 * @param height 1 to what is left below
 */
public record Mask(int left, int top, int width, int height) {
    /** Blocks in which JPEG keeps colours: one shared with what is hidden could carry some of it outside. */
    private static final int BLOCK = 16;

    public Mask {
        boolean isInside =
                left >= 0 && top >= 0 && width >= 1 && height >= 1 && left + width <= 100 && top + height <= 100;
        if (!isInside) throw new IllegalArgumentException("not inside of the picture");
    }

    /**
     * @param text four whole numbers: left, top, width, height
     * @throws IllegalArgumentException for anything else
     */
    public static Mask parse(String text) {
        String[] parts = text.strip().split("\\s+");
        if (parts.length != 4) throw new IllegalArgumentException("not four numbers");
        return new Mask(
                Integer.parseInt(parts[0]),
                Integer.parseInt(parts[1]),
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]));
    }

    /** Where it begins on a side of so many pixels: never later than it should. */
    static int from(int hundredths, int pixels) {
        return hundredths * pixels / 100 / BLOCK * BLOCK;
    }

    /** Where it ends: never earlier, and not beyond the picture. */
    static int to(int hundredths, int pixels) {
        int end = (hundredths * pixels + 99) / 100;
        return Math.min(pixels, (end + BLOCK - 1) / BLOCK * BLOCK);
    }
}
