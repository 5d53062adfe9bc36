package vn.motcua.camera.smtp;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.motcua.camera.http.Headers;
import vn.motcua.camera.http.Part;
import vn.motcua.camera.http.PartReader;
import vn.motcua.camera.source.Seen.Picture;

/** Takes a mail apart (RFC 5322, RFC 2045 to 2047). Bounded in depth, parts and text. One reader for one mail. */
final class MailReader {
    private static final int HEAD_MAX = 64 * 1024;
    private static final int TEXT_MAX = 64 * 1024;
    private static final int PARTS_MAX = 64;
    private static final int DEPTH_MAX = 4;
    private static final int PICTURES_MAX = 10;

    private final List<Picture> pictures = new ArrayList<>();
    private final List<String> fileNames = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int parts;

    private MailReader() {}

    static Mail read(byte[] bytes) {
        int head = headEnd(bytes);
        Headers headers = Headers.read(Arrays.copyOf(bytes, head));
        MailReader reader = new MailReader();
        reader.part(headers, Arrays.copyOfRange(bytes, head, bytes.length), 0);
        return new Mail(
                MailText.words(headers.get("subject")),
                headers.get("date"),
                reader.text.toString(),
                reader.pictures,
                reader.fileNames,
                reader.faults);
    }

    /** Behind the first empty line. */
    private static int headEnd(byte[] bytes) {
        int lineStart = 0;
        for (int i = 0; i < Math.min(bytes.length, HEAD_MAX); i++) {
            if (bytes[i] != '\n') continue;
            boolean isEmpty = i == lineStart || (i == lineStart + 1 && bytes[lineStart] == '\r');
            lineStart = i + 1;
            if (isEmpty) return lineStart;
        }
        return Math.min(bytes.length, HEAD_MAX);
    }

    private void part(Headers headers, byte[] body, int depth) {
        String type = headers.mediaType();
        if (type.startsWith("multipart/")) {
            if (depth >= DEPTH_MAX) faults.add("parts nested more than " + DEPTH_MAX + " deep");
            else multipart(headers.parameter("content-type", "boundary"), body, depth + 1);
        } else if (type.isEmpty() || type.equals("text/plain") || type.equals("text/html")) {
            text(headers, body, type.equals("text/html"));
        } else if (type.startsWith("image/") || type.equals("application/octet-stream")) {
            picture(headers, body);
        }
    }

    private void multipart(String boundary, byte[] body, int depth) {
        PartReader reader = new PartReader(boundary);
        List<Part> found = new ArrayList<>(reader.feed(body));
        found.addAll(reader.end());
        for (Part part : found) {
            if (++parts > PARTS_MAX) {
                faults.add("more than " + PARTS_MAX + " parts");
                return;
            }
            part.<Runnable>match(
                            whole -> () -> part(whole.headers(), whole.body(), depth),
                            skipped -> () -> faults.add("a part larger than is taken"),
                            broken -> () -> faults.add(broken.what()))
                    .run();
        }
    }

    private void text(Headers headers, byte[] body, boolean isHtml) {
        byte[] bytes = decoded(headers, body);
        String said = new String(bytes, 0, Math.min(bytes.length, TEXT_MAX), charset(headers));
        String plain = isHtml ? MailText.plain(said) : said;
        if (text.length() + plain.length() <= TEXT_MAX) text.append(plain).append('\n');
    }

    private void picture(Headers headers, byte[] body) {
        byte[] bytes = decoded(headers, body);
        boolean isJpeg = bytes.length > 3 && (bytes[0] & 0xff) == 0xff && (bytes[1] & 0xff) == 0xd8;
        if (!isJpeg) {
            // A video or a paper clip of another kind is no fault; what calls itself a JPEG and is none is one.
            if (headers.mediaType().startsWith("image/jp")) faults.add("a picture that is no JPEG");
            return;
        }
        if (pictures.size() >= PICTURES_MAX) {
            faults.add("more than " + PICTURES_MAX + " pictures");
            return;
        }
        pictures.add(new Picture("image/jpeg", bytes));
        String name = headers.parameter("content-disposition", "filename");
        fileNames.add(MailText.words(name.isEmpty() ? headers.parameter("content-type", "name") : name));
    }

    private byte[] decoded(Headers headers, byte[] body) {
        return switch (headers.get("content-transfer-encoding").toLowerCase(java.util.Locale.ROOT)) {
            case "base64" ->
                MailText.base64(body).orElseGet(() -> {
                    faults.add("a part that is no Base64");
                    return new byte[0];
                });
            case "quoted-printable" -> MailText.quoted(body, false);
            default -> body;
        };
    }

    private static Charset charset(Headers headers) {
        String name = headers.parameter("content-type", "charset");
        return name.isEmpty() ? StandardCharsets.UTF_8 : MailText.charset(name);
    }
}
