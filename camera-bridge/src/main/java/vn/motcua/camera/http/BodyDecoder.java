package vn.motcua.camera.http;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.camera.source.Decoder;
import vn.motcua.camera.source.Heard;
import vn.motcua.camera.source.XmlSplitter;

/**
 * A body of one document, of several XML documents, or of many parts, as its head says; without a head the first byte tells. What
 * answers with an error has no events. Not thread safe.
 */
public final class BodyDecoder implements Decoder {
    private static final int OK_BELOW = 300;
    private final HttpHead head;
    private final PartListener listener;
    private final ByteQueue start = new ByteQueue();
    private @Nullable PartReader parts;
    private @Nullable XmlSplitter documents;
    private boolean isSingle;
    private boolean isTooLarge;
    private boolean isInner;

    public BodyDecoder(HttpHead head, PartListener listener) {
        this.head = head;
        this.listener = listener;
        if (head.headers().mediaType().startsWith("multipart/"))
            parts = new PartReader(head.headers().parameter("content-type", "boundary"));
    }

    @Override
    public List<Heard> feed(byte[] chunk) {
        if (head.status() >= OK_BELOW || isPacked()) return List.of();
        if (parts != null) return heard(parts.feed(chunk));
        if (documents != null) return read(documents.feed(chunk));
        start.add(chunk, 0, chunk.length);
        if (!isSingle && !decide()) return List.of();
        if (parts != null) return heard(parts.feed(start.take(start.size())));
        if (documents != null) return read(documents.feed(start.take(start.size())));
        if (start.size() > PartReader.BODY_MAX) {
            isTooLarge = true;
            start.drop(start.size());
        }
        return List.of();
    }

    /** As gzip, which no request of ours allows. */
    private boolean isPacked() {
        String encoding = head.headers().get("content-encoding");
        return !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity");
    }

    /** False as long as there are only blanks. */
    private boolean decide() {
        int at = 0;
        while (at < start.size() && start.at(at) <= ' ' && start.at(at) >= 0) at++;
        if (at == start.size()) {
            // Not looked at again: a body of nothing but blanks must cost no more than its bytes.
            start.drop(at);
            return false;
        }
        boolean isParts = head.headers().mediaType().isEmpty() && start.at(at) == '-';
        if (isParts) parts = new PartReader("");
        isSingle = !isParts;
        if (start.at(at) == '<') documents = new XmlSplitter();
        return true;
    }

    @Override
    public List<Heard> end() {
        List<Heard> all = new ArrayList<>();
        if (head.status() >= OK_BELOW) all.add(new Heard.Fault("STATUS", "the device answers " + head.status()));
        if (isPacked()) all.add(new Heard.Fault("ENCODING", "a body that is packed is not read"));
        else if (parts != null) all.addAll(heard(parts.end()));
        else if (documents != null) all.addAll(read(documents.end()));
        else if (isTooLarge) all.add(tooLarge(head.headers()));
        else if (start.size() > 0 && isSingle) all.addAll(listener.part(head.headers(), start.take(start.size())));
        all.addAll(listener.end());
        return all;
    }

    private List<Heard> read(List<XmlSplitter.Document> found) {
        List<Heard> all = new ArrayList<>();
        for (XmlSplitter.Document document : found)
            if (document.isTooLarge()) all.add(tooLarge(head.headers()));
            else all.addAll(listener.part(head.headers(), document.bytes()));
        return all;
    }

    private List<Heard> heard(List<Part> found) {
        List<Heard> all = new ArrayList<>();
        for (Part part : found)
            all.addAll(part.<List<Heard>>match(
                    this::whole,
                    skipped -> List.of(tooLarge(skipped.headers())),
                    broken -> List.of(new Heard.Fault(broken.code(), broken.what()))));
        return all;
    }

    /** Parts of a part are read as if they stood beside it; a third floor is none. */
    private List<Heard> whole(Part.Whole part) {
        boolean isNested = !isInner && part.headers().mediaType().startsWith("multipart/");
        if (!isNested) return listener.part(part.headers(), part.body());
        PartReader inside = new PartReader(part.headers().parameter("content-type", "boundary"));
        isInner = true;
        List<Heard> all = heard(inside.feed(part.body()));
        all.addAll(heard(inside.end()));
        isInner = false;
        return all;
    }

    private static Heard tooLarge(Headers headers) {
        return new Heard.Refused(Heard.Refused.Why.TOO_LARGE, headers.mediaType());
    }
}
