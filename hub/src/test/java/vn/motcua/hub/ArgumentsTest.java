package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ArgumentsTest {
    @Test
    void allOptionsAreRead() {
        Arguments arguments = Arguments.parse(
                "--config",
                "c",
                "--exit-with-input",
                "--home",
                "h",
                "--port",
                "0",
                "--seed-demo-users",
                "u.json",
                "--demo-links",
                "l.json");

        assertThat(arguments.config()).isAbsolute().endsWithRaw(java.nio.file.Path.of("c"));
        assertThat(arguments.port()).contains(0);
        assertThat(arguments.seedDemoUsers()).isPresent();
        assertThat(arguments.demoLinks()).isPresent();
        assertThat(arguments.exitsWithInput()).isTrue();
    }

    @Test
    void folderOfConfigurationAndDataHaveDefaults() {
        Arguments arguments = Arguments.parse();

        assertThat(arguments.config()).endsWithRaw(java.nio.file.Path.of("config"));
        assertThat(arguments.home()).endsWithRaw(java.nio.file.Path.of("hub"));
    }

    @Test
    void everythingWrongIsToldTogetherWithTheUsage() {
        assertThatThrownBy(() -> Arguments.parse("--prt", "1", "--port", "http", "--home"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("unknown option '--prt'")
                .hasMessageContaining("--port 'http'")
                .hasMessageContaining("--home has no value")
                .hasMessageContaining("usage:");
    }
}
