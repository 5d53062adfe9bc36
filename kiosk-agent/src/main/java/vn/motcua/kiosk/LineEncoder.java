package vn.motcua.kiosk;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.encoder.EncoderBase;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * One line of the log, and the stack trace behind it. Written out, because logback's pattern language costs a counter PC some 170
 * classes. Any thread: the appenders call it under their own lock.
 */
final class LineEncoder extends EncoderBase<ILoggingEvent> {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT);
    private static final DateTimeFormatter FULL = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd'T'HH:mm:ss.SSS")
            .appendOffset("+HH:MM", "Z")
            .toFormatter(Locale.ROOT);
    private static final int LEVEL_WIDTH = 5;

    private final boolean isFull;
    private final ZoneId zone = ZoneId.systemDefault();

    /** @param isFull with date, thread and the whole name of the logger */
    LineEncoder(boolean isFull) {
        this.isFull = isFull;
    }

    @Override
    public byte[] headerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] footerBytes() {
        return new byte[0];
    }

    @Override
    public byte[] encode(ILoggingEvent event) {
        StringBuilder line = new StringBuilder(160);
        ZonedDateTime at = Instant.ofEpochMilli(event.getTimeStamp()).atZone(zone);
        (isFull ? FULL : CLOCK).formatTo(at, line);
        String level = event.getLevel().toString();
        line.append(' ').append(level).append(" ".repeat(Math.max(1, LEVEL_WIDTH + 1 - level.length())));
        String logger = event.getLoggerName();
        if (isFull) line.append('[').append(event.getThreadName()).append("] ").append(logger);
        else line.append(logger, logger.lastIndexOf('.') + 1, logger.length());
        line.append(" - ").append(event.getFormattedMessage()).append(System.lineSeparator());
        IThrowableProxy thrown = event.getThrowableProxy();
        if (thrown != null) line.append(ThrowableProxyUtil.asString(thrown));
        return line.toString().getBytes(StandardCharsets.UTF_8);
    }
}
