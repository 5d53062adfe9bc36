package vn.motcua.display.voice;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/** Reads what this package ships beside its classes. */
final class VoiceResources {
    private VoiceResources() {}

    static Properties properties(String name) {
        try (InputStream in = open(name)) {
            return properties(in);
        } catch (IOException e) {
            throw new UncheckedIOException("reading " + name, e);
        }
    }

    static Properties properties(InputStream in) throws IOException {
        Properties properties = new Properties();
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        return properties;
    }

    static InputStream open(String name) throws IOException {
        InputStream in = VoiceResources.class.getResourceAsStream(name);
        if (in == null) throw new FileNotFoundException("resource " + name + " of " + VoiceResources.class.getName());
        return in;
    }
}
