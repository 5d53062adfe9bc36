package vn.motcua.core.dossier;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A clerk who keeps the figures by hand: goes through the days one by one with a drawer of open slips, turns slips red the morning after
 * they were due, and makes a stroke in a column whenever a slip comes in or leaves. Knows days as numbers only, and shares nothing with
 * the code it judges.
 */
final class PaperLedger {
    static final int NEVER = Integer.MAX_VALUE;

    /** A slip: on which days what happens to it. {@code state} is the number its owner would tell today, since day {@code since}. */
    static final class Slip {
        int received;
        int due = NEVER;
        int gone = NEVER;
        int state = 4;
        int since;
        boolean online;
        private boolean red;
        private boolean clipped;
    }

    /** Strokes: new online, new otherwise, carried in, early, on time, withdrawn, late, in time, overdue, soon. */
    final long[] strokes = new long[10];

    private final List<Slip> drawer = new ArrayList<>();

    PaperLedger(List<Slip> slips, int from, int to, int soon) {
        int first = from;
        for (Slip slip : slips) first = Math.min(first, slip.received);
        for (int day = first; day <= to; day++) {
            if (day == from) strokes[2] = drawer.size();
            receive(slips, day, day >= from);
            for (Slip slip : drawer) {
                if (slip.due != NEVER && slip.due < day) slip.red = true;
                boolean asksSomebody = slip.state == 5 || slip.state == 6 || slip.state == 8;
                if (asksSomebody && slip.since <= day) slip.clipped = true;
            }
            letGo(day, day >= from);
        }
        for (Slip slip : drawer) leftOver(slip, soon);
    }

    private void receive(List<Slip> slips, int day, boolean isInside) {
        for (Slip slip : slips) {
            if (slip.received != day || slip.state == 1 || slip.state == 3) continue;
            drawer.add(slip);
            if (isInside) strokes[slip.online ? 0 : 1]++;
        }
    }

    private void letGo(int day, boolean isInside) {
        for (Iterator<Slip> hand = drawer.iterator(); hand.hasNext(); ) {
            Slip slip = hand.next();
            if (slip.gone > day) continue;
            hand.remove();
            if (!isInside) continue;
            if (slip.state == 7) {
                strokes[4]++;
                strokes[5]++;
            } else if (slip.red) strokes[6]++;
            else if (slip.due == NEVER || slip.due == day) strokes[4]++;
            else strokes[3]++;
        }
    }

    private void leftOver(Slip slip, int soon) {
        if (slip.red && !slip.clipped) strokes[8]++;
        else strokes[7]++;
        if (!slip.red && !slip.clipped && slip.due != NEVER && slip.due <= soon) strokes[9]++;
    }
}
