package vn.motcua.display.led.sim;

import java.util.Arrays;

/** What one simulated sign shows. Guarded by its bus. */
final class LitSign {
    private static final int REGISTERS = 256;

    final int address;
    private final char[] cells;
    private final int[] registers = new int[REGISTERS];
    private boolean on = true;
    private boolean blinking;
    private boolean garbling;

    LitSign(int address, int cells) {
        this.address = address;
        this.cells = new char[cells];
        power(true);
    }

    /** Without power it forgets. */
    void power(boolean now) {
        on = now;
        blinking = false;
        Arrays.fill(cells, ' ');
        Arrays.fill(registers, 0);
    }

    boolean isOn() {
        return on;
    }

    /** A broken sign takes anything and shows something else. */
    void garbling(boolean now) {
        garbling = now;
    }

    boolean isBlinking() {
        return blinking;
    }

    void blink(boolean now) {
        blinking = now;
    }

    int cells() {
        return cells.length;
    }

    int register(int at) {
        if (at < cells.length) return cells[at];
        return at < REGISTERS ? registers[at] : 0;
    }

    void register(int at, int value) {
        if (at < cells.length) cells[at] = garbling ? '?' : (char) (value & 0xff);
        else if (at < REGISTERS) registers[at] = value;
    }

    void text(String text) {
        for (int i = 0; i < cells.length; i++) register(i, i < text.length() ? text.charAt(i) : ' ');
    }

    String text() {
        return new String(cells);
    }
}
