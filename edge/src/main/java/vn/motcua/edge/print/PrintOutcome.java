package vn.motcua.edge.print;

import vn.motcua.edge.device.DeviceCode;

/**
 * What became of a print job. Each job ends in exactly one, recorded once. Stored as {@link #name()} and {@link #reason()};
 * {@link #of} reads it back.
 */
public sealed interface PrintOutcome {

    /** The word kept in the journal and in events. */
    String name();

    /** What explains it, one stable word; empty for {@link Expired}. */
    String reason();

    /** The printer proved it. */
    record Confirmed(FenceKind fence) implements PrintOutcome {
        @Override
        public String name() {
            return "CONFIRMED";
        }

        @Override
        public String reason() {
            return fence.name();
        }
    }

    /** Surely nothing of it is on paper: not one byte of the ticket was taken by the transport. */
    record FailedNotPrinted(DeviceCode code) implements PrintOutcome {
        @Override
        public String name() {
            return "FAILED_NOT_PRINTED";
        }

        @Override
        public String reason() {
            return code.name();
        }
    }

    /** The paper may or may not be out. A person looks and decides; nothing prints it again by itself. */
    record Unknown(UnknownReason why) implements PrintOutcome {
        @Override
        public String name() {
            return "UNKNOWN";
        }

        @Override
        public String reason() {
            return why.name();
        }
    }

    /** Taken back before its first byte. */
    record Cancelled(String reason) implements PrintOutcome {
        @Override
        public String name() {
            return "CANCELLED";
        }
    }

    /** It waited longer than its paper would be of use. */
    record Expired() implements PrintOutcome {
        @Override
        public String name() {
            return "EXPIRED";
        }

        @Override
        public String reason() {
            return "";
        }
    }

    /** Why nobody can say whether the paper came out. Names are stored. */
    enum UnknownReason {
        /** The printer has no way to prove anything; everything was handed over. */
        NO_FENCE,
        AGENT_RESTARTED,
        LINK_LOST,
        TIMEOUT,
        PAPER_OUT,
        COVER_OPEN,
        DEVICE_ERROR,
        /** The printing service was closed in the middle of the job. */
        STOPPED
    }

    /** Reads back what {@link #name()} and {@link #reason()} wrote; an unknown word is a programming or storage fault. */
    static PrintOutcome of(String name, String reason) {
        return switch (name) {
            case "CONFIRMED" -> new Confirmed(FenceKind.valueOf(reason));
            case "FAILED_NOT_PRINTED" -> new FailedNotPrinted(DeviceCode.valueOf(reason));
            case "UNKNOWN" -> new Unknown(UnknownReason.valueOf(reason));
            case "CANCELLED" -> new Cancelled(reason);
            case "EXPIRED" -> new Expired();
            default -> throw new IllegalArgumentException("no print outcome is called " + name + " (" + reason + ")");
        };
    }
}
