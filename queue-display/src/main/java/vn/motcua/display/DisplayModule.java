package vn.motcua.display;

import io.vertx.core.Future;
import java.io.IOException;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.display.DisplaySettings.Sound;
import vn.motcua.display.board.BoardContent;
import vn.motcua.display.voice.AudioSink;
import vn.motcua.display.voice.FileSink;
import vn.motcua.display.voice.JavaSoundSink;
import vn.motcua.display.voice.Speaker;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.ModuleContext;

/** The agent module {@code display}; see the package. Event loop only. */
public final class DisplayModule implements AgentModule {
    private static final Logger LOG = LoggerFactory.getLogger(DisplayModule.class);

    private final SinkFactory sinks;
    private @Nullable DisplaySettings settings;
    private @Nullable Announcer announcer;
    private @Nullable BoardContent boards;

    /** Opens where sound goes; may block. */
    interface SinkFactory {
        AudioSink open(DisplaySettings settings) throws IOException;
    }

    /** For {@link java.util.ServiceLoader}. */
    public DisplayModule() {
        this(DisplayModule::sink);
    }

    DisplayModule(SinkFactory sinks) {
        this.sinks = sinks;
    }

    private static AudioSink sink(DisplaySettings settings) throws IOException {
        return settings.sound() == Sound.FILE
                ? new FileSink(settings.folder(), Clock.systemUTC(), settings.fileSpeed())
                : new JavaSoundSink();
    }

    @Override
    public String name() {
        return "display";
    }

    @Override
    public void configure(ConfigNode section) {
        settings = DisplaySettings.read(section);
    }

    @Override
    public Future<Void> start(ModuleContext context) {
        DisplaySettings read = settings;
        if (read == null) return Future.failedFuture(new IllegalStateException("display was not configured"));
        BoardContent content = new BoardContent(context, read.boards());
        content.start();
        boards = content;
        if (read.sound() == Sound.NONE) {
            LOG.info("this agent shows calls of {} and does not speak them", read.zone());
            return Future.succeededFuture();
        }
        return context.load(EndingReporter.KEY).compose(stored -> start(context, read, stored));
    }

    private Future<Void> start(ModuleContext context, DisplaySettings read, Optional<String> stored) {
        AnnouncerMemory memory = stored.flatMap(AnnouncerMemory::parse).orElseGet(AnnouncerMemory::new);
        return context.vertx().executeBlocking(() -> voice(read)).map(voice -> {
            context.publishLocal(Announcer.LOCAL_TOPIC, "packs", voice.packs().json());
            announcer = new Announcer(context, read, voice.speaker(), voice.sink(), memory, stored.isEmpty());
            announcer.start();
            return null;
        });
    }

    private record Voice(Speaker speaker, AudioSink sink, ReadyPacks packs) {}

    private Voice voice(DisplaySettings read) throws IOException {
        AudioSink sink = sinks.open(read);
        ReadyPacks packs = ReadyPacks.open(read.voices());
        return new Voice(Speaker.of(packs.packs(), read.read(), read.pacePercent(), sink), sink, packs);
    }

    @Override
    public Future<Void> stop() {
        Announcer stopping = announcer;
        announcer = null;
        if (boards != null) boards.stop();
        boards = null;
        return stopping == null ? Future.succeededFuture() : stopping.stop();
    }
}
