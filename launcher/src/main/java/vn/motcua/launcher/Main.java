package vn.motcua.launcher;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import vn.motcua.core.config.ConfigException;

/** {@code motcua}: one command, one word for each thing it does. */
@Command(
        name = "motcua",
        synopsisSubcommandLabel = "COMMAND",
        resourceBundle = Texts.BUNDLE,
        version = "motcua 0.1.0",
        subcommands = {
            DemoCommand.class,
            HubCommand.class,
            AgentCommand.class,
            EnrollCommand.class,
            DoctorCommand.class,
            SayCommand.class,
            ClassifyCommand.class,
            ImportCommand.class,
            DossierCommand.class,
            DueCommand.class,
            CameraCommand.class,
            TicketCommand.class,
            CatalogueCommand.class,
            VerifyCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            BenchCommand.class,
            CommuneCommand.class,
            TestCommand.class
        })
public final class Main {
    private static final String LOGGING = "logback.configurationFile";

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Option(
            names = {"-V", "--version"},
            versionHelp = true,
            descriptionKey = "version")
    private boolean versionAsked;

    private Main() {}

    public static void main(String[] arguments) {
        if (System.getProperty(LOGGING) == null) System.setProperty(LOGGING, "motcua-launcher-logback.xml");
        System.setProperty("vertx.logger-delegate-factory-class-name", "io.vertx.core.logging.SLF4JLogDelegateFactory");
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler((problem, command, parsed) -> explain(command, problem));
        line.setParameterExceptionHandler(Words::refused);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        if (arguments.length == 0) {
            line.usage(System.err);
            System.exit(2);
        }
        System.exit(line.execute(arguments));
    }

    /** What happened in one line, no stack trace: the reader is a technician, the trace is in the logs. */
    private static int explain(CommandLine command, Exception problem) {
        if (problem instanceof ConfigException) {
            command.getErr().println(problem.getMessage());
            return 2;
        }
        command.getErr().println("motcua " + command.getCommandName() + ": " + Words.reason(problem));
        return 1;
    }
}
