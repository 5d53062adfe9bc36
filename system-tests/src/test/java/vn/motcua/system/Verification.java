package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import vn.motcua.launcher.demo.Installation;

/** Runs {@code motcua verify} as an operator would. */
final class Verification {
    private Verification() {}

    static void clean(Installation installation, Path hubHome) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(installation.launcher(List.of("verify", "--home", hubHome.toString())))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
