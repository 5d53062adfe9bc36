package vn.motcua.camera.dahua;

import vn.motcua.camera.http.BodyDecoder;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.SourceFormat;

/** {@code dahua}: the stream of eventManager.cgi, with the HTTP head before it or without. */
public final class DahuaFormat implements SourceFormat {
    @Override
    public String name() {
        return "dahua";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(head -> new BodyDecoder(head, new DahuaEvents(setting)));
    }
}
