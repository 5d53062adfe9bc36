package vn.motcua.rating.pad;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.motcua.rating.pad.PressOutcome.Freed;
import vn.motcua.rating.pad.PressOutcome.Pressed;
import vn.motcua.rating.pad.PressOutcome.Reason;
import vn.motcua.rating.pad.PressOutcome.Rejected;
import vn.motcua.rating.pad.PressOutcome.Stuck;

/**
 * Turns the contacts of a pad's buttons into presses: bounce and spikes are no presses, two buttons at once are none, a button that
 * stays down is one press and then stuck. Told of contacts in the order of time, and of time passing; pure otherwise. Not
 * thread-safe.
 */
public final class ButtonPresses {
    /* A contact has a level as told (raw) and a level as believed (down), which follows once raw has been quiet for a while. A press
     * begins when a contact is believed down, and is decided once: when its time is up, when it is released, or when another button
     * joins it. Each contact knows the next moment at which something happens to it with no word from outside; advancing time is
     * taking those moments in order. */

    /** Beyond any pad; contacts of made-up buttons must not fill the memory. */
    public static final int BUTTONS_MAX = 64;

    private static final long NEVER = Long.MAX_VALUE;
    /** A small board restarts when its port is opened, waits up to 2 s for a new program, and then tells how its buttons stand. */
    private static final long DOUBT = 3_000_000_000L;

    private final Map<Integer, Contact> contacts = new TreeMap<>();
    private final long settle;
    private final long decideAfter;
    private final long hold;
    private final long stuckAfter;
    private final long strokeHold;
    private final boolean countsDoubtful;
    private List<PressOutcome> outcomes = new ArrayList<>();
    private long doubtEnds = Long.MIN_VALUE;

    public ButtonPresses(PressRules rules) {
        settle = rules.settle().toNanos();
        decideAfter = rules.decideAfter().toNanos();
        hold = rules.hold().toNanos();
        stuckAfter = rules.stuckAfter().toNanos();
        strokeHold = rules.strokeHold().toNanos();
        countsDoubtful = rules.countsDoubtful();
    }

    /** One button's contact. Moments are {@link #NEVER} when nothing is due. */
    private static final class Contact {
        final int button;
        boolean raw;
        long rawSince;
        /** How much longer than since rawSince it may have been so. */
        long heldUp;

        long restlessSince = NEVER;
        boolean down;
        long downSince;
        /** How much longer than since downSince it may have been down. */
        long downHeldUp;

        boolean undecided;
        /** The pad's first word of it was down, just after the pad was opened: it may have been down all the time. */
        boolean doubtful;

        boolean stuck;
        long strokeEnds = NEVER;

        Contact(int button) {
            this.button = button;
        }
    }

    /** A contact is closed or open now; telling the same again changes nothing. */
    public List<PressOutcome> level(int button, boolean closed, long nanos) {
        return level(button, closed, nanos, 0);
    }

    /**
     * A contact is closed or open now, and may have been so for a while.
     *
     * @param heldUp for how long at most, in nanoseconds, because whoever read it was held up; 0 if it was read as it happened
     */
    public List<PressOutcome> level(int button, boolean closed, long nanos, long heldUp) {
        advance(nanos);
        Contact contact = contact(button, closed, nanos);
        if (contact.raw == closed) return taken();
        if (!closed && countsDoubtful) believeLate(contact, nanos);
        contact.heldUp = heldUp;
        change(contact, closed, nanos);
        return taken();
    }

    /** A pad that has done its own debouncing tells of a button going down, and again while it is held. */
    public List<PressOutcome> stroke(int button, long nanos) {
        advance(nanos);
        Contact contact = contact(button, true, nanos);
        contact.strokeEnds = nanos + strokeHold;
        if (!contact.down) {
            contact.raw = true;
            contact.rawSince = nanos;
            contact.heldUp = 0;
            pressDown(contact, nanos);
        }
        return taken();
    }

    /** How a contact stands when the pad is first seen: a button that is already down is no press, and may be stuck. */
    public void assume(int button, boolean closed, long nanos) {
        Contact contact = contact(button);
        contact.raw = closed;
        contact.rawSince = nanos;
        contact.down = closed;
        contact.downSince = nanos;
        contact.undecided = false;
    }

    /**
     * The pad was opened. A button of which its first word, within a moment, is that it is down was perhaps down before: it is a press
     * only when it is let go, and none if it is stuck by then.
     */
    public void opened(long nanos) {
        doubtEnds = nanos + DOUBT;
    }

    /** Time passes. */
    public List<PressOutcome> at(long nanos) {
        advance(nanos);
        return taken();
    }

    /** When {@link #at} next has something to do. */
    public OptionalLong nextAt() {
        long next = NEVER;
        for (Contact contact : contacts.values()) next = Math.min(next, due(contact));
        return next == NEVER ? OptionalLong.empty() : OptionalLong.of(next);
    }

    public Set<Integer> stuck() {
        Set<Integer> stuck = new TreeSet<>();
        for (Contact contact : contacts.values()) if (contact.stuck) stuck.add(contact.button);
        return stuck;
    }

    /** The pad is gone: nothing is known of its contacts any more. */
    public void forget() {
        contacts.clear();
    }

    private Contact contact(int button, boolean closed, long nanos) {
        boolean isFirst = !contacts.containsKey(button);
        Contact contact = contact(button);
        if (isFirst) contact.doubtful = closed && nanos < doubtEnds;
        return contact;
    }

    private Contact contact(int button) {
        Contact known = contacts.get(button);
        if (known != null) return known;
        if (contacts.size() >= BUTTONS_MAX)
            throw new IllegalArgumentException("button " + button + " beyond " + BUTTONS_MAX + " others");
        Contact fresh = new Contact(button);
        contacts.put(button, fresh);
        return fresh;
    }

    private List<PressOutcome> taken() {
        List<PressOutcome> taken = outcomes;
        outcomes = new ArrayList<>();
        return taken;
    }

    private void advance(long nanos) {
        while (true) {
            Contact next = null;
            for (Contact one : contacts.values()) if (next == null || due(one) < due(next)) next = one;
            if (next == null || due(next) > nanos) return;
            step(next, due(next));
        }
    }

    private long due(Contact contact) {
        return Math.min(Math.min(settles(contact), decides(contact)), Math.min(sticks(contact), contact.strokeEnds));
    }

    private long settles(Contact contact) {
        return contact.restlessSince == NEVER ? NEVER : contact.rawSince + settle;
    }

    private long decides(Contact contact) {
        return contact.undecided && !contact.doubtful
                ? contact.downSince + Math.max(settle, Math.max(decideAfter, hold))
                : NEVER;
    }

    private long sticks(Contact contact) {
        if (contact.stuck) return NEVER;
        long restless = contact.restlessSince == NEVER ? NEVER : contact.restlessSince + stuckAfter;
        return contact.down ? Math.min(restless, contact.downSince + stuckAfter) : restless;
    }

    private void step(Contact contact, long now) {
        if (contact.strokeEnds <= now) release(contact, contact.strokeEnds);
        else if (settles(contact) <= now) settle(contact, now);
        else if (decides(contact) <= now) accept(contact);
        else stick(contact);
    }

    private void change(Contact contact, boolean closed, long now) {
        contact.raw = closed;
        contact.rawSince = now;
        contact.strokeEnds = NEVER;
        if (contact.restlessSince == NEVER) contact.restlessSince = now;
        if (settle == 0) settle(contact, now);
    }

    /** The contact opens: was it closed for so long, for all that is known, that it was a press? */
    private void believeLate(Contact contact, long now) {
        long closedFor = now - contact.rawSince + contact.heldUp;
        if (contact.down || contact.stuck || contact.heldUp == 0 || closedFor < Math.max(settle, hold)) return;
        pressDown(contact, now);
        if (contact.undecided) accept(contact);
    }

    private void settle(Contact contact, long now) {
        contact.restlessSince = NEVER;
        if (contact.raw && !contact.down) pressDown(contact, now);
        else if (!contact.raw && contact.down) release(contact, contact.rawSince);
        else if (!contact.down && contact.stuck) free(contact); // restless, and quiet again
        if (!contact.raw) contact.doubtful = false;
    }

    private void pressDown(Contact contact, long now) {
        contact.down = true;
        contact.downSince = contact.rawSince;
        contact.downHeldUp = countsDoubtful ? contact.heldUp : 0;
        if (contact.stuck) return; // was restless for so long that no person can be meant
        List<Integer> together = new ArrayList<>();
        boolean isAlone = true;
        for (Contact other : contacts.values()) {
            if (other == contact || !other.down || other.stuck || mayBeUp(other)) continue;
            isAlone = false;
            if (other.undecided) together.add(other.button);
            other.undecided = false;
        }
        contact.undecided = isAlone;
        if (!isAlone) reject(together, contact.button);
        else if (decides(contact) <= now) accept(contact);
    }

    /** A pad of strokes never tells of a release: what has counted may have been let go long ago. */
    private static boolean mayBeUp(Contact contact) {
        return contact.strokeEnds != NEVER && !contact.undecided;
    }

    private void reject(List<Integer> together, int button) {
        together.add(button);
        together.sort(Integer::compare);
        outcomes.add(new Rejected(together, Reason.SIMULTANEOUS));
    }

    private void accept(Contact contact) {
        contact.undecided = false;
        outcomes.add(new Pressed(contact.button, contact.downSince));
    }

    private void release(Contact contact, long releasedAt) {
        boolean wasUndecided = contact.undecided;
        contact.doubtful = false;
        contact.raw = false;
        contact.down = false;
        contact.undecided = false;
        contact.strokeEnds = NEVER;
        if (contact.stuck) free(contact);
        else if (wasUndecided && releasedAt - contact.downSince + contact.downHeldUp >= hold) accept(contact);
        else if (wasUndecided) outcomes.add(new Rejected(List.of(contact.button), Reason.TOO_SHORT));
    }

    private void stick(Contact contact) {
        contact.stuck = true;
        contact.undecided = false;
        outcomes.add(new Stuck(contact.button));
    }

    private void free(Contact contact) {
        contact.stuck = false;
        outcomes.add(new Freed(contact.button));
    }
}
