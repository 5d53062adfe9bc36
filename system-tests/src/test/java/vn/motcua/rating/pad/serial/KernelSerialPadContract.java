package vn.motcua.rating.pad.serial;

import vn.motcua.rating.pad.sim.PadsOnTheBench;
import vn.motcua.rating.pad.sim.SimulatedPad;
import vn.motcua.system.rig.guest.AcmCable;
import vn.motcua.system.rig.guest.Contract;
import vn.motcua.system.rig.guest.SplicedCable;

/**
 * What every serial pad must do, with the kernel's cdc_acm in between. Runs in the rig's guest only; its name keeps it out of an
 * ordinary test run.
 */
class KernelSerialPadContract extends SerialPadContract {
    private final SimulatedPad simulated = PadsOnTheBench.tcp("MOTCUA_LINES");
    private SplicedCable line;

    @Override
    String protocol() {
        return "motcua-lines";
    }

    @Override
    protected String plugIn() throws Exception {
        AcmCable cable = Contract.device(AcmCable.class);
        line = new SplicedCable(cable, simulated.start());
        line.plug();
        return cable.link();
    }

    @Override
    protected void use(String control, String value) throws Exception {
        if (!control.equals("unplugged")) simulated.act(control, value);
        else if (Boolean.parseBoolean(value)) line.unplug();
        else line.plug();
    }

    @Override
    protected void takeAway() {
        line.close();
        simulated.close();
    }
}
