package vn.motcua.core.config;

/**
 * One thing wrong in a configuration file.
 *
 * @param file name of the file
 * @param key path of the key, such as {@code services[2].series}
 * @param value what stands there, shortened; empty if missing
 * @param allowed what may stand there
 */
public record ConfigProblem(String file, String key, String value, String allowed) {
    @Override
    public String toString() {
        return file + ": " + key + (value.isEmpty() ? " is missing" : " = '" + value + "' is not allowed")
                + "; allowed: " + allowed;
    }
}
