package vn.motcua.hub;

import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.ReadOnlyFileSystemException;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.ResourceBundle;

/** What a person at the hub's console reads, in the machine's language: Vietnamese or English. Any thread. */
final class Console {
    private static final ResourceBundle TEXTS = ResourceBundle.getBundle("vn.motcua.hub.console");

    private Console() {}

    static String of(String key, Object... args) {
        Object[] words = Arrays.stream(args).map(String::valueOf).toArray();
        return new MessageFormat(TEXTS.getString(key)).format(words);
    }

    /** Why a folder or file cannot be used, without the name of an exception. */
    static String reason(Throwable problem) {
        Throwable cause = problem.getCause() == null ? problem : problem.getCause();
        if (cause instanceof AccessDeniedException) return TEXTS.getString("reason.denied");
        if (cause instanceof NoSuchFileException) return TEXTS.getString("reason.absent");
        if (cause instanceof ReadOnlyFileSystemException) return TEXTS.getString("reason.read.only");
        if (cause instanceof FileSystemException file && file.getReason() != null) return file.getReason();
        return String.valueOf(cause.getMessage());
    }
}
