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

    Text of(RefusedCall refusal) {
        return new Text(text(refusal, ".vi"), text(refusal, ".en"));
    }

    private String text(RefusedCall refusal, String language) {
        String detail = refusal.detail().isEmpty() ? "" : text("detail." + refusal.detail() + language);
        String[] values = refusal.values();
        for (int i = 0; i < values.length; i++) detail = detail.replace("{" + i + "}", values[i]);
        return text(refusal.code().name() + language).replace("{0}", detail);
    }

    private String text(String key) {
        return texts.getProperty(key, key);
    }
}
