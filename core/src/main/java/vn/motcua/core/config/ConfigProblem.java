package vn.motcua.core.config;

/**
 * One thing wrong in a configuration file. As a text it stands on one line, in the language of {@link ConfigTexts}.
 *
 * @param file name of the file
 * @param key path of the key, such as {@code services[2].series}; empty if the whole file is meant
 * @param value what stands there, shortened; empty if missing
 * @param allowed what may stand there
 */
public record ConfigProblem(String file, String key, String value, Allowed allowed) {
    @Override
    public String toString() {
        String where = key.isEmpty() ? ConfigTexts.of("problem.file") : key;
        return value.isEmpty()
                ? ConfigTexts.of("problem.missing", file, where, allowed)
                : ConfigTexts.of("problem.wrong", file, where, value, allowed);
    }
}
