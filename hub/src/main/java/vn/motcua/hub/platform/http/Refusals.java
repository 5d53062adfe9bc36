package vn.motcua.hub.platform.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.handler.HttpException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.RetryLaterException;

/** Turns whatever went wrong into an answer: expected refusals into 4xx, our own mistakes into a logged 500. Any thread. */
public final class Refusals {
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private final RefusalTexts texts = new RefusalTexts();
    private final HtmlTemplate page = HtmlTemplate.load(Refusals.class, "refusal.html");
    private final HttpMeters meters;

    Refusals(HttpMeters meters) {
        this.meters = meters;
    }

    /** As JSON, or as a small page for a browser that asks for one. */
    Reply reply(Throwable failure, boolean asHtml, Text.Locale locale) {
        RefusedException refused = classify(failure);
        Text message = refused.said() != null ? refused.said() : texts.of(refused.code(), refused.args());
        Reply reply = of(Statuses.of(refused.code()), refused, message, asHtml, locale);
        meters.refused(refused.code());
        return refused.retryAfter()
                .map(wait -> reply.with("Retry-After", String.valueOf(wait.toSeconds())))
                .orElse(reply);
    }

    private Reply of(int status, RefusedException refused, Text message, boolean asHtml, Text.Locale locale) {
        if (asHtml) {
            String html = page.fill(Map.of(
                    "lang", locale == Text.Locale.EN ? "en" : "vi",
                    "title", texts.of("page.title").in(locale),
                    "message", message.in(locale),
                    "other", message.in(locale == Text.Locale.EN ? Text.Locale.VI : Text.Locale.EN),
                    "home", texts.of("page.home").in(locale)));
            return Reply.html(status, html, page.policy());
        }
        ObjectNode body = Json.tree(new Requests.Refusal(refused.code(), message));
        if (refused.code().equals("BAD_FIELD") && refused.args().length > 0)
            body.put("field", String.valueOf(refused.args()[0]));
        return new Reply(status, Reply.JSON, Buffer.buffer(Json.write(body)), Map.of());
    }

    private RefusedException classify(Throwable failure) {
        if (failure instanceof RefusedException refused) return refused;
        if (failure instanceof RetryLaterException)
            return RefusedException.later("RETRY_LATER", java.time.Duration.ofSeconds(1));
        if (failure instanceof TimeoutException) return new RefusedException("TIMEOUT");
        if (failure instanceof WireException || failure instanceof io.vertx.core.json.DecodeException)
            return new RefusedException("BAD_BODY");
        if (failure instanceof HttpException http && http.getStatusCode() < 500) return ofStatus(http.getStatusCode());
        if (failure instanceof HttpException http && http.getStatusCode() == 503)
            return new RefusedException("TIMEOUT");
        if (failure instanceof io.vertx.core.http.HttpClosedException) return new RefusedException("BAD_REQUEST");
        String reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("request failed, reference {}", reference, failure);
        return new RefusedException("INTERNAL", reference);
    }

    /** @param most what this route takes, in bytes */
    static RefusedException tooLarge(int most) {
        int kib = most / 1024;
        return new RefusedException("BODY_TOO_LARGE", kib < 1024 ? kib + " KiB" : kib / 1024 + " MiB");
    }

    static RefusedException ofStatus(int status) {
        return switch (status) {
            case 404 -> new RefusedException("NOT_FOUND");
            case 405 -> new RefusedException("METHOD_NOT_ALLOWED");
            case 413 -> tooLarge(Surface.BODY_BYTES_MAX);
            case 414 -> new RefusedException("URI_TOO_LONG");
            case 415 -> new RefusedException("WRONG_MEDIA_TYPE");
            case 500 -> new RefusedException("INTERNAL", "-");
            case 503 -> new RefusedException("TIMEOUT");
            default -> new RefusedException("BAD_REQUEST");
        };
    }
}
