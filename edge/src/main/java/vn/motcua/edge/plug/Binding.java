package vn.motcua.edge.plug;

import java.util.List;
import vn.motcua.edge.device.DeviceCode;

/** Whether a rule leads to one port, and if not, why nothing is opened. */
public sealed interface Binding {
    /** @param port what to open, as its opener wants it named */
    record Bound(String port) implements Binding {}

    /** What is not bound, and what a technician needs to know to change that. */
    sealed interface Unbound extends Binding {
        DeviceCode code();

        String why();
    }

    record Absent() implements Unbound {
        @Override
        public DeviceCode code() {
            return DeviceCode.E_NOHARDWARE;
        }

        @Override
        public String why() {
            return "nothing of this kind is plugged in";
        }
    }

    /** Several ports fit and nothing tells them apart; taking one of them would be gambling. */
    record Ambiguous(List<Port> ports) implements Unbound {
        public Ambiguous {
            ports = List.copyOf(ports);
        }

        @Override
        public DeviceCode code() {
            return DeviceCode.E_AMBIGUOUS;
        }

        @Override
        public String why() {
            return ports.size() + " ports fit: " + PortRule.places(ports) + "; add a USB path";
        }
    }

    /** The kind of adapter that was asked for, in another socket than the rule says. */
    record Moved(List<Port> ports) implements Unbound {
        public Moved {
            ports = List.copyOf(ports);
        }

        @Override
        public DeviceCode code() {
            return DeviceCode.E_MOVED;
        }

        @Override
        public String why() {
            return "found in another socket: " + PortRule.places(ports)
                    + "; plug it back, or change the rule if this is right";
        }
    }
}
