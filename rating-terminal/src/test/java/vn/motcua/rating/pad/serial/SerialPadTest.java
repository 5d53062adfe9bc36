package vn.motcua.rating.pad.serial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import vn.motcua.edge.transport.MemoryByteLink;
import vn.motcua.rating.pad.ButtonPad.Answer;
import vn.motcua.rating.pad.sim.PadsOnTheBench;
import vn.motcua.rating.pad.sim.SimulatedPad;

/** The contract on each line and in each protocol. */
class SerialPadTest {
    abstract static class OfSimulator extends SerialPadContract {
        SimulatedPad simulated;

        abstract SimulatedPad make();

        @Override
        protected String plugIn() throws Exception {
            simulated = make();
            return simulated.start();
        }

        @Override
        protected void use(String control, String value) throws Exception {
            simulated.act(control, value);
        }

        @Override
        protected void takeAway() {
            simulated.close();
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class LinesOnPseudoTerminal extends OfSimulator {
        @Override
        String protocol() {
            return "motcua-lines";
        }

        @Override
        SimulatedPad make() {
            return PadsOnTheBench.serial("MOTCUA_LINES");
        }

        @Test
        void thanksLightTheLampOfThanks() throws Exception {
            rig.onLoop(() -> {
                pad().answer(Answer.THANKS);
                return io.vertx.core.Future.succeededFuture();
            });
            await().atMost(SOON).until(() -> PadsOnTheBench.lamp(simulated).equals("T"));

            rig.onLoop(() -> {
                pad().answer(Answer.NOT_NOW);
                return io.vertx.core.Future.succeededFuture();
            });
            await().atMost(SOON).until(() -> PadsOnTheBench.lamp(simulated).equals("N"));
        }

        @Test
        void aPadThatHangsIsUnknownAndComesBackByItself() throws Exception {
            use("frozen", "true");
            await().atMost(SOON).until(() -> rig.status().equals("UNKNOWN E_TIMEOUT"));
            use("frozen", "false");
            await().atMost(SOON).until(() -> rig.status().equals("READY"));

            assertThat(rig.status()).isEqualTo("READY");
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class LinesOnTcp extends OfSimulator {
        @Override
        String protocol() {
            return "motcua-lines";
        }

        @Override
        SimulatedPad make() {
            return PadsOnTheBench.tcp("MOTCUA_LINES");
        }

        @Test
        void aWordThatBreaksOffCostsNoPress() throws Exception {
            use("torn", "true");
            press(3);
            press(5);

            assertThat(scores()).containsExactly(3, 5);
            assertThat(rig.status()).isEqualTo("READY");
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class DigitsOnPseudoTerminal extends OfSimulator {
        @Override
        String protocol() {
            return "ascii-digits";
        }

        @Override
        SimulatedPad make() {
            return PadsOnTheBench.serial("ASCII_DIGITS");
        }
    }

    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class FramesOnTcp extends OfSimulator {
        @Override
        String protocol() {
            return "framed-sum";
        }

        @Override
        SimulatedPad make() {
            return PadsOnTheBench.tcp("FRAMED_SUM");
        }

        @Test
        void aFrameThatBreaksOffCostsNoPress() throws Exception {
            use("torn", "true");
            press(3);
            press(5);

            assertThat(scores()).containsExactly(3, 5);
        }
    }

    /** Without any line: the bytes as they are written here. */
    @Nested
    @Execution(ExecutionMode.CONCURRENT)
    class DigitsInMemory extends SerialPadContract {
        private static final String NAME = "pad";
        private MemoryByteLink line;
        private volatile boolean isHeld;
        private boolean bounces;
        private boolean isFrozen;

        @Override
        String protocol() {
            return "ascii-digits";
        }

        @Override
        protected String plugIn() {
            line = rig.runtime.memory().listen(NAME);
            return "memory:" + NAME;
        }

        @Override
        protected void use(String control, String value) {
            switch (control) {
                case "together" -> say("12");
                case "bounce" -> bounces = true;
                case "frozen" -> isFrozen = Boolean.parseBoolean(value);
                case "noise" -> say("\u00ff".repeat(40));
                case "stuck" -> hold(Boolean.parseBoolean(value));
                case "unplugged" -> {
                    if (Boolean.parseBoolean(value)) line.unplug();
                    else line = rig.runtime.memory().listen(NAME);
                }
                default -> say(control.substring(3).repeat(bounces ? 3 : 1));
            }
        }

        private void say(String text) {
            if (!isFrozen) line.send(text.getBytes(StandardCharsets.ISO_8859_1));
        }

        private void hold(boolean on) {
            isHeld = on;
            if (on) repeat();
        }

        private void repeat() {
            if (!isHeld) return;
            say("1");
            var next = CompletableFuture.delayedExecutor(50, TimeUnit.MILLISECONDS);
            next.execute(this::repeat);
        }

        @Override
        protected void takeAway() {
            isHeld = false;
        }
    }
}
