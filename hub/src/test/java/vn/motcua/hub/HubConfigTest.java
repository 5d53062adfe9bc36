package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.model.Text;
import vn.motcua.core.register.DossierColumn;
import vn.motcua.hub.incident.IncidentSettings;
import vn.motcua.hub.notice.CameraNotices;
import vn.motcua.hub.platform.people.PeopleSettings;

class HubConfigTest {
    private static final Path EXAMPLE = Path.of("..", "config");

    @TempDir
    private Path folder;

    @Test
    void committedExampleIsGoodAndSaysTheDefaults() {
        HubConfig config = HubConfig.read(EXAMPLE, Optional.empty(), false);

        assertThat(config.site().training()).isFalse();
        assertThat(config.site().services()).hasSizeBetween(6, 8);
        assertThat(config.site().counters()).hasSize(4);
        assertThat(config.site().series()).extracting(one -> one.prefix()).containsExactly("A", "C", "H");
        assertThat(config.listen().host()).isEqualTo("127.0.0.1");
        assertThat(config.listen().port()).isEqualTo(8080);
        assertThat(config.people()).isEqualTo(PeopleSettings.DEFAULTS);
        assertThat(config.recallLimit()).isEqualTo(3);
        assertThat(config.waitTarget()).hasMinutes(15);
    }

    @Test
    void everythingCommentedOutInTheExampleIsTheDefault() throws Exception {
        String example = Files.readString(EXAMPLE.resolve("hub.yaml"));
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(
                folder.resolve("hub.yaml"),
                example.replaceAll(
                        "(?m)^# (insecureLan|passwordMinLength|sessionIdle|sessionAbsolute|recallLimit|waitTargetMinutes|counterPage):",
                        "$1:"));

        assertThat(HubConfig.read(folder, Optional.empty(), false))
                .isEqualTo(HubConfig.read(EXAMPLE, Optional.empty(), false));
    }

    @Test
    void zonesOfCamerasHaveTheirSeatsAndEachNamesItsCamera() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Path file = folder.resolve("hub.yaml");
        Files.writeString(
                file, "incidents: {zones: [{camera: hall-1, zone: waiting, seats: 20}, {camera: hall-2, seats: 4}]}\n");
        assertThat(HubConfig.read(folder, Optional.empty(), false)
                        .incidents()
                        .rules()
                        .zones())
                .containsExactly(
                        new IncidentSettings.Zone("hall-1", "waiting", 20), new IncidentSettings.Zone("hall-2", "", 4));

        Files.writeString(file, "incidents: {zones: [{zone: waiting, seats: 0}, {camera: hall-2}]}\n");
        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("zones[0].camera")
                .hasMessageContaining("zones[0].seats")
                .hasMessageContaining("zones[1].seats");
    }

    @Test
    void aConsolePointsToNoPcButItsOwn() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(folder.resolve("hub.yaml"), "counterPage: http://quay-1.example/counter\n");

        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("counterPage");
    }

    @Test
    void noticesInTheExampleAreGoodAndPromiseTheTimesOfTheRetentionTable() throws Exception {
        String example = Files.readString(EXAMPLE.resolve("hub.yaml"));
        String notices = example.substring(example.indexOf("# cameraNotices:")).replaceAll("(?m)^# ?", "");
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(folder.resolve("hub.yaml"), "retention: {falsePositive: 24h}\n" + notices);

        CameraNotices read = HubConfig.read(folder, Optional.empty(), false).notices();

        assertThat(read.find("quay"))
                .hasValueSatisfying(notice -> assertThat(notice.cameras())
                        .singleElement()
                        .isEqualTo(new Text("Phía trên các quầy 1–4", "Above counters 1–4")));
        assertThat(read.retention().falsePositive()).hasHours(24);
    }

    @Test
    void noticeNeedsAPurposeAPlaceAContactAndAnIdOfItsOwn() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(folder.resolve("hub.yaml"), """
                cameraNotices:
                  - {id: sảnh}
                  - {id: hall, purpose: Trật tự, contact: Quầy 1, cameras: [{where: Sảnh}]}
                  - {id: hall, purpose: Trật tự, contact: Quầy 1, cameras: [{where: Sảnh}]}
                """);

        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .hasMessageContaining("cameraNotices[0].id = 'sảnh'")
                .hasMessageContaining("cameraNotices[0].purpose")
                .hasMessageContaining("cameraNotices[0].cameras")
                .hasMessageContaining("cameraNotices[0].contact")
                .hasMessageContaining("cameraNotices[2].id = 'hall'");
    }

    @Test
    void sourcesOfDossiersHaveTheirOwnWordsAndTheExampleIsOne() throws Exception {
        String example = Files.readString(EXAMPLE.resolve("hub.yaml"));
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        String section = example.substring(example.indexOf("# dossiers:"), example.indexOf("# What people are told"));
        Files.writeString(folder.resolve("hub.yaml"), section.replaceAll("(?m)^# ", ""));

        var sources = HubConfig.read(folder, Optional.empty(), false).dossiers().sources();

        assertThat(sources).extracting(one -> one.system()).containsExactly("motcua", "igate");
        assertThat(sources.get(1).columns()).hasSize(9).containsEntry(DossierColumn.CODE, "Mã hồ sơ");
        assertThat(sources.get(1).states()).containsEntry("đã trả kết quả", DossierState.RETURNED);
    }

    @Test
    void whatASourceMayNotSayIsToldTogether() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(folder.resolve("hub.yaml"), """
                dossiers:
                  sources:
                    - {system: iGate 2}
                    - {system: motcua}
                    - {system: igate, columns: {codes: Mã}, dates: [bb], states: {Xong: done}, channels: {Fax: fax}}
                """);

        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .hasMessageContaining("sources[0].system = 'iGate 2'")
                .hasMessageContaining("sources[1].system = 'motcua'")
                .hasMessageContaining("columns.codes = 'Mã'")
                .hasMessageContaining("dates = 'bb'")
                .hasMessageContaining("states.Xong = 'done'")
                .hasMessageContaining("channels.Fax = 'fax'");
    }

    @Test
    void hubFileMayBeLeftOutAndThePortGiven() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));

        assertThat(HubConfig.read(folder, Optional.of(0), false).listen().port())
                .isZero();
    }

    @Test
    void allProblemsOfBothFilesAreToldTogether() throws Exception {
        Files.writeString(
                folder.resolve("site.yaml"),
                Files.readString(EXAMPLE.resolve("site.yaml"))
                        .replace("id: phuong-an-binh", "id: Phường An Bình")
                        .replace("series: h", "series: z"));
        Files.writeString(folder.resolve("hub.yaml"), """
                host: 0.0.0.0
                port: 99999
                pasword: 3
                sessionIdle: soon
                tls: {certificate: missing.pem}
                """);

        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("site.yaml: id = 'Phường An Bình'")
                .hasMessageContaining("site.yaml: services[3].series = 'z'")
                .hasMessageContaining("hub.yaml: port = '99999'")
                .hasMessageContaining("hub.yaml: pasword")
                .hasMessageContaining("hub.yaml: sessionIdle = 'soon'")
                .hasMessageContaining("hub.yaml: tls.certificate")
                .hasMessageContaining("hub.yaml: tls.key is missing");
    }

    @Test
    void networkAddressNeedsACertificateOrAWordThatTheRiskIsKnown() throws Exception {
        Files.copy(EXAMPLE.resolve("site.yaml"), folder.resolve("site.yaml"));
        Files.writeString(folder.resolve("hub.yaml"), "host: 0.0.0.0\n");
        assertThatThrownBy(() -> HubConfig.read(folder, Optional.empty(), false))
                .hasMessageContaining("hub.yaml: host = '0.0.0.0'")
                .hasMessageContaining("insecureLan");

        Files.writeString(folder.resolve("hub.yaml"), "host: 0.0.0.0\ninsecureLan: true\n");

        assertThat(HubConfig.read(folder, Optional.empty(), false).listen().isLoopback())
                .isFalse();
    }

    @Test
    void demoUsersAreForTrainingSitesOnly() {
        assertThatThrownBy(() -> HubConfig.read(EXAMPLE, Optional.empty(), true))
                .hasMessageContaining("site.yaml: training = 'false'");
    }
}
