package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;

class PrinterEntryTest {
    @TempDir
    private Path folder;

    private PrinterEntry entry(String keys) {
        String yaml = "printers:\n  - {name: p, " + keys + "}\n";
        ConfigNode root = ConfigNode.parse("agent.yaml", yaml);
        PrinterEntry entry = PrinterEntry.read(root, Set.of(), folder).get(0);
        root.check();
        return entry;
    }

    @Test
    void aTemplateIsABundledOneOrAFileBesideTheConfiguration() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), "lines: [{number: \"{number}\"}]");

        assertThat(entry("link: 'tcp://h:9100', template: short")
                        .settings(Map.of())
                        .template()
                        .name())
                .isEqualTo("short");
        assertThat(entry("link: 'tcp://h:9100', template: own.yaml")
                        .settings(Map.of())
                        .template()
                        .name())
                .isEqualTo("own");
        assertThat(entry("link: 'tcp://h:9100'").template().name()).isEqualTo("standard");
    }

    @Test
    void aBrokenTemplateIsToldWithItsFileAndKey() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), "lines: [{number: \"{nummer}\", height: 99}]");

        assertThatThrownBy(() -> entry("link: 'tcp://h:9100', template: own.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("own.yaml")
                .hasMessageContaining("nummer")
                .hasMessageContaining("lines[0].height");
        assertThatThrownBy(() -> entry("link: 'tcp://h:9100', template: missing.yaml"))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("missing.yaml");
    }

    @ParameterizedTest
    @CsvSource({
        "'link: \"serial:/dev/ttyUSB0@19200\", profile: generic-80', true",
        "'link: \"serial:/dev/ttyUSB0@19200\", profile: generic-80, mode: text', false",
        "'link: \"serial:/dev/ttyUSB0@19200\", profile: epson-tm-t20', false",
        "'link: \"serial:/dev/ttyUSB0@115200\", profile: generic-80', false",
        "'link: \"tcp://h:9100\", profile: generic-80', false"
    })
    void theDoctorWarnsOfPicturesOnASlowLine(String keys, boolean isWarned) {
        assertThat(PrinterDoctor.slowLine(entry(keys)).isPresent()).isEqualTo(isWarned);
    }
}
