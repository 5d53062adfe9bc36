package vn.motcua.display;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.display.voice.FileSink;
import vn.motcua.edge.module.AgentModule;

/** What the section says, which voices it brings, and what is wrong with either. */
class DisplayModuleTest extends DisplayRig {
    @Test
    void aHallWithoutSoundIsAnAlertAndItsCallsAreMissed() throws Exception {
        loudspeaker.isReady = false;
        start();
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(missed()).containsExactly(id(1) + " NO_SOUND_DEVICE");
        await().atMost(LONG).until(() -> voiceState().equals("NO_SOUND"));
        assertThat(agent.events)
                .contains(new DeviceStatusChanged(
                        "sound", "SOUND", "FAULT", "E_NOHARDWARE", "no sound output on this machine"));
    }

    @Test
    void theShippedVoiceWritesFilesForTestsAndDemonstrations(@TempDir Path folder) throws Exception {
        module = new DisplayModule();
        module.configure(
                ConfigNode.parse("agent.yaml", "{zone: main, sound: file, folder: '" + folder + "', region: south}"));
        agent.start(module);

        agent.say(() -> called(105, "3A", agent.now));
        awaitEvents(1);

        assertThat(spoken()).containsExactly(id(105));
        assertThat(Files.readString(folder.resolve(FileSink.INDEX)))
                .contains(id(105), "Mời công dân số a một trăm lẻ năm đến quầy số ba a");
    }

    @Test
    void aLanguageWhoseRecordingsAreNotAllThereIsToldAndTheOthersSpeak(@TempDir Path pack) throws Exception {
        Files.writeString(pack.resolve("pack.yaml"), "base: vi-south\nletters: {S: xờ}\n");
        loudspeaker.gate.release(100);
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, voices: ['" + pack + "', en]}"));
        agent.start(module);
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(loudspeaker.heard).containsExactly("Number ay one please go to counter one");
        assertThat(agent.local
                        .get("voice/packs")
                        .path("refused")
                        .get(0)
                        .path("problem")
                        .asText())
                .contains("xờ");
    }

    @Test
    void aPackThatIsNotThereIsToldAndPassedOver(@TempDir Path away) throws Exception {
        loudspeaker.gate.release(100);
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, voices: ['" + away.resolve("km") + "', en]}"));
        agent.start(module);
        agent.say(() -> called(1, "1", agent.now));
        awaitEvents(1);

        assertThat(loudspeaker.heard).containsExactly("Number ay one please go to counter one");
        assertThat(agent.local
                        .get("voice/packs")
                        .path("refused")
                        .get(0)
                        .path("problem")
                        .asText())
                .contains("km", "vi-north", "pack.yaml");
    }

    @Test
    void aBoardWithoutVoiceIsASetting() throws Exception {
        module.configure(ConfigNode.parse("agent.yaml", "{zone: main, sound: none}"));
        agent.start(module);

        assertThat(agent.local.keySet()).noneMatch(key -> key.startsWith("voice/"));
    }

    @Test
    void everyProblemOfTheSectionIsNoted() {
        ConfigNode section = ConfigNode.parse(
                "agent.yaml",
                "{region: central, read: roman, sound: radio, waitingMax: 0, volume: 101, voices: [en, vi-north, vi-south, en, vi-north], pace: 20, quiet: [noon], validFor: 1s, colour: red}");
        module.configure(section);
        section.rejectUnknown();

        assertThat(section.problems())
                .extracting(problem -> problem.key())
                .containsExactlyInAnyOrder(
                        "zone",
                        "region",
                        "read",
                        "sound",
                        "waitingMax",
                        "volume",
                        "voices",
                        "pace",
                        "quiet",
                        "validFor",
                        "colour");
    }

    @Test
    void theAgentFindsTheModule() {
        assertThat(ServiceLoader.load(AgentModule.class))
                .extracting(AgentModule::name)
                .contains("display");
    }
}
