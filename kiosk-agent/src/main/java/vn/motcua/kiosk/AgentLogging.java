package vn.motcua.kiosk;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.rolling.RollingFileAppender;
import ch.qos.logback.core.rolling.SizeAndTimeBasedRollingPolicy;
import ch.qos.logback.core.spi.ContextAwareBase;
import ch.qos.logback.core.status.NopStatusListener;
import ch.qos.logback.core.util.FileSize;

/**
 * The agent's log: warnings and news on standard error, and in {@code agent.log} of the folder {@value #FOLDER} names, cut each day
 * and at 10 MB, 30 days and 100 MB at most. In code, because logback's XML reader costs a counter PC some 450 classes and a quarter of
 * a second at each start. Another form: {@code -Dlogback.configurationFile=FILE}. Silent in processes that are no agent.
 */
@ConfiguratorRank(ConfiguratorRank.CUSTOM_HIGH_PRIORITY)
public final class AgentLogging extends ContextAwareBase implements Configurator {
    /** System property: where the log files go. */
    static final String FOLDER = "motcua.logs";

    private static final int DAYS = 30;

    /** For {@link java.util.ServiceLoader}. */
    public AgentLogging() {}

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        String folder = System.getProperty(FOLDER);
        if (folder == null || System.getProperty("logback.configurationFile") != null)
            return ExecutionStatus.INVOKE_NEXT_IF_ANY;
        // Its own remarks would be printed between ours.
        log.getStatusManager().add(new NopStatusListener());
        Logger root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.INFO);
        log.getLogger("io.netty").setLevel(Level.WARN);
        root.addAppender(screen(log));
        root.addAppender(file(log, folder));
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }

    private static Appender<ILoggingEvent> screen(LoggerContext log) {
        ConsoleAppender<ILoggingEvent> screen = new ConsoleAppender<>();
        screen.setContext(log);
        screen.setName("STDERR");
        screen.setTarget("System.err");
        screen.setEncoder(encoder(log, false));
        screen.start();
        return screen;
    }

    private static Appender<ILoggingEvent> file(LoggerContext log, String folder) {
        RollingFileAppender<ILoggingEvent> file = new RollingFileAppender<>();
        file.setContext(log);
        file.setName("FILE");
        file.setFile(folder + "/agent.log");
        SizeAndTimeBasedRollingPolicy<ILoggingEvent> rolling = new SizeAndTimeBasedRollingPolicy<>();
        rolling.setContext(log);
        rolling.setParent(file);
        rolling.setFileNamePattern(folder + "/agent.%d{yyyy-MM-dd}.%i.log.gz");
        rolling.setMaxFileSize(FileSize.valueOf("10MB"));
        rolling.setMaxHistory(DAYS);
        rolling.setTotalSizeCap(FileSize.valueOf("100MB"));
        rolling.start();
        file.setRollingPolicy(rolling);
        file.setEncoder(encoder(log, true));
        file.start();
        return file;
    }

    private static LineEncoder encoder(LoggerContext log, boolean isFull) {
        LineEncoder encoder = new LineEncoder(isFull);
        encoder.setContext(log);
        encoder.start();
        return encoder;
    }
}
