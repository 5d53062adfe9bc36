package vn.motcua.launcher;

import java.io.FileNotFoundException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.ReadOnlyFileSystemException;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What went wrong, in words for whoever typed the command: no name of an exception, in the language of the terminal. Pure. */
final class Words {
    private Words() {}

    /** Why a file, a folder, a store or a hub could not be used. */
    static String reason(Throwable problem) {
        if (problem instanceof FileSystemException file) return file(file);
        if (problem instanceof ReadOnlyFileSystemException) return Texts.of("reason.readonly", "");
        if (problem instanceof SQLException store) return Texts.of("reason.store", String.valueOf(store.getMessage()));
        if (problem instanceof ConnectException || problem instanceof UnknownHostException)
            return Texts.of("reason.unreachable");
        String said = problem.getMessage();
        return said == null ? problem.getClass().getSimpleName() : said;
    }

    private static String file(FileSystemException problem) {
        String file = String.valueOf(problem.getFile());
        if (problem instanceof NoSuchFileException) return Texts.of("reason.absent", file);
        if (problem instanceof AccessDeniedException) return Texts.of("reason.denied", file);
        if (problem instanceof NotDirectoryException) return Texts.of("reason.no.folder", file);
        String why = String.valueOf(problem.getReason());
        if (why.contains("No space left")) return Texts.of("reason.full", file);
        if (why.contains("Is a directory")) return Texts.of("reason.folder", file);
        if (why.contains("Not a directory")) return Texts.of("reason.no.folder", file);
        if (why.contains("Read-only")) return Texts.of("reason.readonly", file);
        return problem.getReason() == null ? Texts.of("reason.other", file) : file + ": " + why;
    }

    /** As {@link #reason}, for streams that name no file when they break. */
    static String reason(Throwable problem, Object file) {
        boolean isFull = String.valueOf(problem.getMessage()).contains("No space left");
        if (isFull) return Texts.of("reason.full", file);
        return problem instanceof FileNotFoundException ? Texts.of("reason.absent", file) : reason(problem);
    }

    /** A wrong command line, and where to read how it should be. */
    static int refused(ParameterException wrong, String[] arguments) {
        CommandLine command = wrong.getCommandLine();
        String name = command.getCommandSpec().qualifiedName();
        command.getErr().println(name + ": " + parameter(wrong));
        command.getErr().println(Texts.of("parameter.help", name));
        return CommandLine.ExitCode.USAGE;
    }

    private static String parameter(ParameterException wrong) {
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty())
            return Texts.of(
                    "parameter.missing",
                    missing.getMissing().stream().map(Words::name).collect(Collectors.joining(", ")));
        if (wrong instanceof UnmatchedArgumentException unmatched)
            return Texts.of("parameter.unknown", String.join(" ", unmatched.getUnmatched()));
        ArgSpec argument = wrong.getArgSpec();
        if (argument != null && argument.type().isEnum() && wrong.getValue() != null)
            return Texts.of("parameter.choice", name(argument), wrong.getValue(), choices(argument.type()));
        if (argument != null && wrong.getCause() instanceof TypeConversionException choice)
            return Texts.of("parameter.wrong", name(argument), String.valueOf(choice.getMessage()));
        if (argument != null && wrong.getValue() != null)
            return Texts.of("parameter.wrong.value", name(argument), wrong.getValue());
        return String.valueOf(wrong.getMessage());
    }

    private static String choices(Class<?> type) {
        return Arrays.stream(type.getEnumConstants())
                .map(choice -> choice.toString().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }
}
