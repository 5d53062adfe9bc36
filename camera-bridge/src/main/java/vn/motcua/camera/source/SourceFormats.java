package vn.motcua.camera.source;

import java.util.ServiceLoader;

/** The formats this agent knows. Any thread. */
public final class SourceFormats {
    private SourceFormats() {}

    /** @param name of a format that is there */
    public static SourceFormat named(String name) {
        return ServiceLoader.load(SourceFormat.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
