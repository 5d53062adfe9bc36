package vn.motcua.launcher;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code motcua camera}: for whoever connects a camera. */
@Command(
        name = "camera",
        resourceBundle = Texts.BUNDLE,
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {CameraReplayCommand.class, CameraStillCommand.class})
final class CameraCommand implements Callable<Integer> {
    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            descriptionKey = "help")
    private boolean helpAsked;

    @Override
    public Integer call() {
        if (spec == null) throw new IllegalStateException("camera runs through picocli");
        String commands = String.join(", ", spec.subcommands().keySet());
        throw new ParameterException(spec.commandLine(), Texts.of("say.camera.command", commands));
    }
}
