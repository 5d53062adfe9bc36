package vn.motcua.camera;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import vn.motcua.core.model.Text;

/** What refusals say, from {@code refusals.properties}. */
final class CameraTexts {
    private final Properties texts = new Properties();

    CameraTexts() {
        try (InputStream in = CameraTexts.class.getResourceAsStream("refusals.properties")) {
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
