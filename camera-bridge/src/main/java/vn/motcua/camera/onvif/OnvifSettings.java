package vn.motcua.camera.onvif;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import vn.motcua.camera.http.DeviceTrust;

/**
 * Which device, as whom, and how patiently.
 *
 * @param url its device service, such as {@code http://192.168.1.64}, at the usual path if it names none; everything is asked of this host and port
 * @param trust of its certificate
 * @param user empty for a device that asks for none
 * @param password never logged
 * @param poll how long the device may hold an answer when nothing happens
 * @param lifetime of a subscription as it is asked for; the device decides
 */
public record OnvifSettings(
        URI url, DeviceTrust trust, String user, String password, Duration poll, Duration lifetime) {
    private static final Duration POLL = Duration.ofSeconds(10);
    private static final Duration POSTING = Duration.ofMinutes(2);
    private static final Duration LIFETIME = Duration.ofMinutes(10);

    public OnvifSettings {
        if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme()))
            throw new IllegalArgumentException("no address of a device: " + url);
        if (poll.isNegative() || poll.isZero() || lifetime.compareTo(poll) <= 0)
            throw new IllegalArgumentException("a poll of " + poll + " in a life of " + lifetime);
    }

    /** Of a device that posts: renewed every minute and a half, which is how it is known to live. */
    public static OnvifSettings posting(URI url, DeviceTrust trust, String user, String password) {
        return new OnvifSettings(url, trust, user, password, POLL, POSTING);
    }

    /** With a poll of 10 s in a life of 10 min. */
    public static OnvifSettings of(URI url, DeviceTrust trust, String user, String password) {
        return new OnvifSettings(url, trust, user, password, POLL, LIFETIME);
    }

    boolean isTls() {
        return url.getScheme().equals("https");
    }

    int port() {
        return url.getPort() >= 0 ? url.getPort() : isTls() ? 443 : 80;
    }

    String path() {
        return url.getRawPath() == null || url.getRawPath().length() <= 1 ? "/onvif/device_service" : url.getRawPath();
    }

    @Override
    public String toString() {
        return "OnvifSettings[" + url.getHost() + ":" + port() + "]";
    }
}
