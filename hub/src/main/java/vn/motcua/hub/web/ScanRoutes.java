package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.scan.ScanPictures;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.scan.ScanView;

/** What a keyboard-like scanner typed into a console, and pictures with codes in them. */
final class ScanRoutes {
    private static final Set<String> PICTURES = Set.of("image/jpeg", "image/png");

    private final ScanService scans;
    private final ScanPictures pictures;

    ScanRoutes(ScanService scans, ScanPictures pictures) {
        this.scans = scans;
        this.pictures = pictures;
    }

    void mount(Endpoints endpoints) {
        endpoints.on(HubEndpoint.SCAN, this::typed).on(HubEndpoint.SCAN_PICTURE, this::picture);
    }

    private Future<Reply> typed(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        String text = body.raw("text", 1, ScanClassifier.MAX_BYTES);
        VisitId inHand = body.has("visitId") ? body.id("visitId", VisitId::new) : null;
        return taken(call, counter, request, inHand, ScanSource.WEDGE, List.of(text));
    }

    private Future<Reply> picture(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        if (!PICTURES.contains(call.mediaType())) throw new RefusedException("WRONG_MEDIA_TYPE");
        RequestId request = call.query("requestId", "uuid", RequestId::new)
                .orElseThrow(() -> RefusedException.badField("requestId", "uuid"));
        VisitId inHand = call.query("visitId", "uuid", VisitId::new).orElse(null);
        byte[] picture = call.bytes();
        return scans.mayScan(call.caller().id(), counter)
                .compose(may -> may.match(
                        yes -> pictures.read(picture), refusal -> Future.failedFuture(RefusedException.of(refusal))))
                .compose(texts -> taken(call, counter, request, inHand, ScanSource.IMAGE, texts));
    }

    private Future<Reply> taken(
            Call call,
            CounterId counter,
            RequestId request,
            @Nullable VisitId inHand,
            ScanSource source,
            List<String> texts) {
        Future<vn.motcua.hub.platform.ledger.Outcome<List<ScanView>>> outcome =
                scans.atConsole(request, call.caller().id(), counter, inHand, source, texts);
        return Answers.of(outcome, views -> Reply.json(Map.of("scans", views)).with("Cache-Control", "no-store"));
    }
}
