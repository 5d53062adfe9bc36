package vn.motcua.camera.mqtt;

/**
 * What was published.
 *
 * @param topic at most {@value MqttReader#TOPIC_MAX} bytes
 * @param payload not copied: nobody changes it; empty also for what was too large
 * @param isRetained an earlier word, said again because we subscribed: how things stand, no news
 * @param isTooLarge the payload was larger than is taken and was let go
 */
public record MqttMessage(String topic, byte[] payload, boolean isRetained, boolean isTooLarge) {}
