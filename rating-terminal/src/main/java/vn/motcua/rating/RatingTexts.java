package vn.motcua.rating;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import vn.motcua.core.model.Text;

/** What refusals say, from {@code refusals.properties}. */
final class RatingTexts {
    private final Properties texts = new Properties();

    RatingTexts() {
        try (InputStream in = RatingTexts.class.getResourceAsStream("refusals.properties")) {
            if (in == null) throw new IllegalStateException("refusals.properties is missing");
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Text of(String code, String detail) {
        return new Text(text(code + ".vi", detail), text(code + ".en", detail));
    }

    private String text(String key, String detail) {
        return texts.getProperty(key, key).replace("{0}", detail);
    }
}
