package vn.motcua.camera.dahua;

import vn.motcua.camera.http.BodyDecoder;
import vn.motcua.camera.http.HttpCapture;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.SourceFormat;

/** {@code dahua-snap}: the stream of snapManager.cgi, events with pictures, with the HTTP head before it or without. */
public final class DahuaSnapFormat implements SourceFormat {
    @Override
    public String name() {
        return "dahua-snap";
    }

    @Override
    public Decoder decoder(Setting setting) {
        return new HttpCapture(head -> new BodyDecoder(head, new DahuaSnaps(setting)));
    }
}
