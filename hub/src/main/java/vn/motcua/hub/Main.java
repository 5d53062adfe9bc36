package vn.motcua.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import vn.motcua.core.config.ConfigException;
import vn.motcua.hub.platform.http.ListenSettings;
import vn.motcua.hub.web.HubServer;

/**
 * The hub as a process. Prints one line {@code motcua hub ready on http://…} when it answers, and, until there is an
 * administrator, one line with the code to make one. Exit codes: 0 stopped, 1 broke, 2 wrong command line or configuration, 3 the
 * port is taken.
 */
public final class Main {
    static final int STOPPED = 0;
    static final int BROKE = 1;
    static final int BAD_CONFIGURATION = 2;
    static final int PORT_TAKEN = 3;
    private static final long STOP_SECONDS = 15;

    private Main() {}

    public static void main(String[] args) {
        int exit = BROKE;
        try {
            exit = run(args, System.out, System.err);
        } catch (Throwable stray) {
            // Vert.x threads would keep a half-dead process alive: say what happened and go.
            stray.printStackTrace(System.err);
        }
        if (exit != STOPPED) Runtime.getRuntime().halt(exit);
    }

    /** Starts and returns once the hub runs, with {@link #STOPPED} as the exit code to come; or why it cannot. */
    private static int run(String[] args, PrintStream out, PrintStream err) throws IOException {
        Arguments arguments;
        HubConfig config;
        try {
            arguments = Arguments.parse(args);
            config = HubConfig.read(
                    arguments.config(),
                    arguments.port(),
                    arguments.seedDemoUsers().isPresent());
        } catch (ConfigException wrong) {
            err.println(Console.of("problems", wrong.problems().size()));
            wrong.problems().forEach(problem -> err.println("  " + problem));
            return BAD_CONFIGURATION;
        } catch (IllegalArgumentException wrong) {
            err.println(Console.of("problem", String.valueOf(wrong.getMessage())));
            return BAD_CONFIGURATION;
        }
        try {
            prepareLogs(arguments.home());
        } catch (FileSystemException | UncheckedIOException unusable) {
            err.println(Console.of("home.bad", arguments.home(), Console.reason(unusable)));
            return BAD_CONFIGURATION;
        }
        if (arguments.exitsWithInput()) stopWhenInputEnds();
        return serve(new HubProcess(arguments, config, out::println), config, arguments.home(), out, err);
    }

    private static int serve(HubProcess process, HubConfig config, Path home, PrintStream out, PrintStream err) {
        Thread stopper = new Thread(() -> process.stopWithin(STOP_SECONDS), "motcua-stop");
        Runtime.getRuntime().addShutdownHook(stopper);
        try {
            HubServer server = process.start();
            out.println("motcua hub ready on " + server.address());
            out.flush();
            return STOPPED;
        } catch (Throwable failure) {
            int exit = explain(failure, config, home, err);
            process.stopWithin(STOP_SECONDS);
            return exit;
        }
    }

    private static int explain(Throwable failure, HubConfig config, Path home, PrintStream err) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof ConfigException wrong) {
                wrong.problems().forEach(problem -> err.println(Console.of("problem", problem)));
                return BAD_CONFIGURATION;
            }
            if (cause instanceof BindException) {
                ListenSettings asked = config.listen();
                err.println(Console.of(
                        "port.taken", asked.host(), String.valueOf(asked.port()), String.valueOf(cause.getMessage())));
                return PORT_TAKEN;
            }
            if (cause instanceof FileSystemException unusable) {
                err.println(Console.of("home.bad", String.valueOf(unusable.getFile()), Console.reason(unusable)));
                return BAD_CONFIGURATION;
            }
            if (cause instanceof SQLException unreadable) {
                err.println(Console.of("store.damaged", home, String.valueOf(unreadable.getMessage())));
                return BROKE;
            }
        }
        failure.printStackTrace(err);
        return BROKE;
    }

    private static void stopWhenInputEnds() {
        Thread watch = new Thread(
                () -> {
                    try {
                        while (System.in.read() >= 0) {}
                    } catch (IOException gone) {
                        // A broken pipe ends the input just as well.
                    }
                    System.exit(STOPPED);
                },
                "motcua-input");
        watch.setDaemon(true);
        watch.start();
    }

    /** Before the first logger: where the log file goes, and which of the logging files on the class path is the hub's. */
    private static void prepareLogs(Path home) throws IOException {
        Path logs = Files.createDirectories(home.resolve("logs"));
        System.setProperty("motcua.logs", logs.toString());
        if (System.getProperty("logback.configurationFile") == null)
            System.setProperty("logback.configurationFile", "vn/motcua/hub/logback.xml");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
    }
}
