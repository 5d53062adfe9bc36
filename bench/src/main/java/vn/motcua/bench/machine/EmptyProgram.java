package vn.motcua.bench.machine;

import java.io.IOException;

/** A Java program that does nothing until its input ends: the floor under every agent's memory. */
public final class EmptyProgram {
    private EmptyProgram() {}

    public static void main(String[] arguments) throws IOException {
        System.out.println("ready on http://127.0.0.1:1/");
        int read = System.in.read();
        while (read >= 0) read = System.in.read();
    }
}
