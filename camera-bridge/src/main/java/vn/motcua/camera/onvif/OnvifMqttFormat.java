package vn.motcua.camera.onvif;

import vn.motcua.camera.mqtt.MqttLines;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.SourceFormat;

/** {@code onvif-mqtt}: messages of a device's broker, written down as {@code mosquitto_sub -v} does. */
public final class OnvifMqttFormat implements SourceFormat {
    @Override
    public String name() {
        return "onvif-mqtt";
    }

    @Override
    public Decoder decoder(Setting setting) {
        OnvifMqtt reader = new OnvifMqtt();
        return new MqttLines(message -> reader.message(message, false));
    }
}
