package vn.motcua.hub.evidence;

/** What is covered of a picture, in its own pixels as they are stored; what reaches beyond the picture covers nothing more. */
public record Box(int x, int y, int width, int height) {
    /** Beyond any picture that is taken in. */
    public static final int PIXELS_MAX = 100_000;

    public Box {
        if (x < 0 || y < 0 || x > PIXELS_MAX || y > PIXELS_MAX)
            throw new IllegalArgumentException("x and y: allowed are 0 to " + PIXELS_MAX);
        if (width < 1 || height < 1 || width > PIXELS_MAX || height > PIXELS_MAX)
            throw new IllegalArgumentException("width and height: allowed are 1 to " + PIXELS_MAX);
    }

    /** As the chain keeps it. */
    @Override
    public String toString() {
        return x + "," + y + "," + width + "," + height;
    }
}
