package vn.motcua.camera.onvif;

import vn.motcua.camera.http.BodyDecoder;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.SourceFormat;

/** {@code onvif-push}: what a device posts to a consumer ({@code wsnt:Notify}), with HTTP heads or as bare envelopes one after the other. */
public final class OnvifPushFormat implements SourceFormat {
    @Override
    public String name() {
        return "onvif-push";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(head -> new BodyDecoder(head, new OnvifEnvelopes()));
    }
}
