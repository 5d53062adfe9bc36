package vn.motcua.display.led;

import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.motcua.display.led.alpha.AlphaSignDriver;
import vn.motcua.display.led.modbus.ModbusSignDriver;
import vn.motcua.display.led.sim.SignsOnTheBench;
import vn.motcua.display.led.sim.SimulatedSigns;
import vn.motcua.edge.driver.DeviceDriver;

/** The contract on each line and in each protocol. */
class CounterSignTest {
    abstract static class OfSimulator extends CounterSignContract {
        private SimulatedSigns signs;

        abstract SimulatedSigns make();

        @Override
        String plugIn() throws Exception {
            signs = make();
            return signs.start();
        }

        @Override
        void use(String control, boolean on) throws Exception {
            signs.act(control, String.valueOf(on));
        }

        @Override
        String shown(int address) {
            return signs.shown(address);
        }

        @Override
        boolean isBlinkingByItself(int address) {
            return signs.isBlinking(address);
        }

        @Override
        void takeAway() {
            signs.close();
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ModbusRtuOnPseudoTerminal extends OfSimulator {
        @Override
        SimulatedSigns make() {
            return SignsOnTheBench.serial("MODBUS_RTU");
        }

        @Override
        DeviceDriver<SignSettings> driver() {
            return new ModbusSignDriver();
        }

        @Override
        String settings() {
            return "map: dm36\n";
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ModbusOverTcp extends OfSimulator {
        @Override
        SimulatedSigns make() {
            return SignsOnTheBench.tcp("MODBUS_TCP");
        }

        @Override
        DeviceDriver<SignSettings> driver() {
            return new ModbusSignDriver();
        }

        @Override
        String settings() {
            return "map: dm36\nframing: tcp\n";
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class AlphaOnTcp extends OfSimulator {
        @Override
        SimulatedSigns make() {
            return SignsOnTheBench.tcp("ALPHA");
        }

        @Override
        DeviceDriver<SignSettings> driver() {
            return new AlphaSignDriver();
        }

        @Override
        String settings() {
            return "cells: 6\n";
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class ModbusRtuInMemory extends CounterSignContract {
        private SignsOnTheBench.InMemory signs;

        @Override
        String plugIn() {
            signs = new SignsOnTheBench.InMemory(
                    "MODBUS_RTU", () -> rig.runtime.memory().listen("sign"));
            return "memory:sign";
        }

        @Override
        void use(String control, boolean on) {
            signs.use(control, on);
        }

        @Override
        String shown(int address) {
            return signs.shown(address);
        }

        @Override
        boolean isBlinkingByItself(int address) {
            return signs.isBlinking(address);
        }

        @Override
        void takeAway() {
            signs.close();
        }

        @Override
        DeviceDriver<SignSettings> driver() {
            return new ModbusSignDriver();
        }

        @Override
        String settings() {
            return "map: dm36\n";
        }
    }
}
