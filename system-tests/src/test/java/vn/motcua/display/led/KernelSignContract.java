package vn.motcua.display.led;

import java.time.Duration;
import vn.motcua.display.led.modbus.ModbusSignDriver;
import vn.motcua.display.led.sim.SignsOnTheBench;
import vn.motcua.display.led.sim.SimulatedSigns;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.system.rig.guest.Contract;
import vn.motcua.system.rig.guest.FtdiCable;
import vn.motcua.system.rig.guest.SplicedCable;

/**
 * What every counter sign must do, with an FT232 converter and the kernel's ftdi_sio in between, as an RS-485 line is wired. Runs in
 * the rig's guest only; its name keeps it out of an ordinary test run.
 */
class KernelSignContract extends CounterSignContract {
    private final SimulatedSigns signs = SignsOnTheBench.tcp("MODBUS_RTU");
    private SplicedCable line;

    @Override
    String plugIn() throws Exception {
        line = new SplicedCable(Contract.device(FtdiCable.class), signs.start());
        line.plug();
        return FtdiCable.LINK;
    }

    @Override
    void use(String control, boolean on) throws Exception {
        if (!control.equals("unplugged")) signs.act(control, String.valueOf(on));
        else if (on) line.unplug();
        else plugAgain();
    }

    private void plugAgain() throws Exception {
        line.plug();
        rig.plugEvent();
    }

    /** The emulated processor is ten times slower, and setting up the converter is in it. */
    @Override
    Duration restored() {
        return Duration.ofSeconds(3);
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
        line.close();
        signs.close();
    }

    @Override
    DeviceDriver<SignSettings> driver() {
        return new ModbusSignDriver();
    }

    /** Longer than the emulated processor needs for one turn of the line. */
    @Override
    String settings() {
        return "map: dm36\nanswerWithin: 400ms\n";
    }
}
