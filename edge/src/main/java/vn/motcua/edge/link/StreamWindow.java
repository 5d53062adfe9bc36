package vn.motcua.edge.link;

import java.util.ArrayDeque;
import java.util.List;
import vn.motcua.core.event.StreamName;
import vn.motcua.edge.store.Outbox.Position;
import vn.motcua.edge.store.OutboxRow;

/** How far one stream is sent and acknowledged on one connection, and how much more the hub allows. Event loop only. */
final class StreamWindow {
    private final StreamName stream;
    private final ArrayDeque<Position> outstanding = new ArrayDeque<>();
    private Position sent;
    private Position acknowledged;
    private int credit;
    private boolean mayHaveMore = true;

    StreamWindow(StreamName stream, Position from, int credit) {
        this.stream = stream;
        this.sent = from;
        this.acknowledged = from;
        this.credit = credit;
    }

    StreamName stream() {
        return stream;
    }

    Position sentPosition() {
        return sent;
    }

    Position acknowledgedPosition() {
        return acknowledged;
    }

    /** How many events may go now. */
    int room() {
        return Math.max(0, credit - outstanding.size());
    }

    boolean wantsToSend() {
        return mayHaveMore && room() > 0;
    }

    void reading() {
        mayHaveMore = false;
    }

    void appended() {
        mayHaveMore = true;
    }

    void sent(List<OutboxRow> rows) {
        for (OutboxRow row : rows) outstanding.add(new Position(row.epoch(), row.sequence()));
        sent = outstanding.getLast();
        mayHaveMore = true;
    }

    /** @return false for a late or repeated acknowledgement, which changes nothing but the credit of an equal one */
    boolean acknowledge(Position upTo, int newCredit) {
        if (upTo.isBefore(acknowledged) || sent.isBefore(upTo)) return false;
        credit = Math.max(0, newCredit);
        boolean news = acknowledged.isBefore(upTo);
        acknowledged = upTo;
        for (Position first = outstanding.peek(); first != null && !upTo.isBefore(first); first = outstanding.peek())
            outstanding.remove();
        return news;
    }
}
