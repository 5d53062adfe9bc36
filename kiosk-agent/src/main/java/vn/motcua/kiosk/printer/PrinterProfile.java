package vn.motcua.kiosk.printer;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import vn.motcua.edge.print.FenceKind;

/**
 * What a printer model can do, as data. Bundled: {@link #names()}.
 *
 * @param name as written in the configuration
 * @param widthDots printable dots in a line, a multiple of 8
 * @param isStatusSpoken whether it answers status questions; without, its state stays UNKNOWN and jobs are sent blind
 * @param fences the ways it may prove printing, the best first; each connection asks which of them it really answers
 * @param hasNearEnd whether its near-end sensor is to be believed (many models have none and report nonsense)
 * @param hasCutter whether to cut; without, paper is fed to the tear bar
 */
public record PrinterProfile(
        String name,
        int widthDots,
        boolean isStatusSpoken,
        List<FenceKind> fences,
        boolean hasNearEnd,
        boolean hasCutter) {
    private static final List<String> BUNDLED = List.of("generic-80", "generic-58", "epson-tm-t20", "write-only-80");

    public PrinterProfile {
        fences = List.copyOf(fences);
        if (widthDots < 256 || widthDots > 1_024 || widthDots % 8 != 0)
            throw new IllegalArgumentException(
                    "printer profile " + name + ": widthDots " + widthDots + "; allowed: 256 to 1024, a multiple of 8");
    }

    public static List<String> names() {
        return BUNDLED;
    }

    /** @throws IllegalArgumentException naming the bundled ones if it is none of them */
    public static PrinterProfile named(String name) {
        if (!BUNDLED.contains(name))
            throw new IllegalArgumentException("printer profile \"" + name + "\" is not known; allowed: " + BUNDLED);
        Properties data = load("profiles/" + name + ".properties");
        return new PrinterProfile(
                name,
                Integer.parseInt(data.getProperty("widthDots")),
                Boolean.parseBoolean(data.getProperty("statusSpoken")),
                fences(data.getProperty("fences")),
                Boolean.parseBoolean(data.getProperty("nearEnd")),
                Boolean.parseBoolean(data.getProperty("cutter")));
    }

    private static List<FenceKind> fences(String list) {
        return Arrays.stream(list.split(","))
                .map(String::trim)
                .filter(word -> !word.isEmpty())
                .map(FenceKind::valueOf)
                .toList();
    }

    private static Properties load(String resource) {
        try (InputStream in = PrinterProfile.class.getResourceAsStream(resource)) {
            if (in == null) throw new IllegalStateException("missing in this build: " + resource);
            Properties data = new Properties();
            data.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return data;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + resource, e);
        }
    }
}
