package vn.motcua.camera.mqtt;

import java.util.function.Function;

/** What a broker sends to a subscriber. */
sealed interface MqttPacket {
    <T> T match(Function<Published, T> onPublished, Function<Answer, T> onAnswer, Function<Broken, T> onBroken);

    /** A message; with a packet number at QoS 1, 0 at QoS 0. */
    record Published(MqttMessage message, int number) implements MqttPacket {
        @Override
        public <T> T match(
                Function<Published, T> onPublished, Function<Answer, T> onAnswer, Function<Broken, T> onBroken) {
            return onPublished.apply(this);
        }
    }

    /**
     * Any other packet.
     *
     * @param type as in section 2.2.1: 2 CONNACK, 9 SUBACK, 13 PINGRESP …
     */
    record Answer(int type, byte[] body) implements MqttPacket {
        static final int CONNACK = 2;
        static final int SUBACK = 9;
        static final int PINGRESP = 13;

        @Override
        public <T> T match(
                Function<Published, T> onPublished, Function<Answer, T> onAnswer, Function<Broken, T> onBroken) {
            return onAnswer.apply(this);
        }
    }

    /** Bytes that are no MQTT: nothing behind them can be told apart, the connection must end. */
    record Broken(String what) implements MqttPacket {
        @Override
        public <T> T match(
                Function<Published, T> onPublished, Function<Answer, T> onAnswer, Function<Broken, T> onBroken) {
            return onBroken.apply(this);
        }
    }
}
