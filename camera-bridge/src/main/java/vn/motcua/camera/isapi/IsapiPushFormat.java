package vn.motcua.camera.isapi;

import vn.motcua.camera.http.BodyDecoder;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.SourceFormat;

/** {@code isapi-push}: what a device sends by itself, with the HTTP head before it or without. */
public final class IsapiPushFormat implements SourceFormat {
    @Override
    public String name() {
        return "isapi-push";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(head -> new BodyDecoder(head, new IsapiEvents(setting, true)));
    }
}
