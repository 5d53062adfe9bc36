package vn.motcua.camera.onvif;

import java.io.StringReader;
import java.time.Duration;
import java.util.function.Predicate;
import javax.security.auth.callback.Callback;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.wss4j.common.cache.MemoryReplayCache;
import org.apache.wss4j.common.ext.WSPasswordCallback;
import org.apache.wss4j.common.ext.WSSecurityException;
import org.apache.wss4j.dom.engine.WSSConfig;
import org.apache.wss4j.dom.engine.WSSecurityEngine;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.util.WSSecurityUtil;
import org.w3c.dom.Element;
import org.xml.sax.InputSource;

/**
 * Apache WSS4J as the receiver of our messages: digest, the age of {@code Created} by this machine's clock, and nonces it has seen. It
 * keeps to the Basic Security Profile, so that a missing encoding type or a second {@code Created} is refused as well.
 */
final class WssJudge implements Predicate<String>, AutoCloseable {
    /** What many devices allow; a token of the future may be younger by as much. */
    static final Duration LIFE = Duration.ofSeconds(60);

    private final String user;
    private final String password;
    private final WSSecurityEngine engine = new WSSecurityEngine();
    private final MemoryReplayCache nonces = new MemoryReplayCache();

    WssJudge(String user, String password) {
        this.user = user;
        this.password = password;
    }

    @Override
    public boolean test(String envelope) {
        return verdict(envelope).equals("taken");
    }

    /** {@code taken}, or WSS4J's own words for why not. */
    String verdict(String envelope) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            var document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(envelope)));
            Element security = WSSecurityUtil.getSecurityHeader(document, "");
            if (security == null) return "no security header";
            return engine.processSecurityHeader(security, request())
                            .getResults()
                            .isEmpty()
                    ? "no token"
                    : "taken";
        } catch (WSSecurityException refused) {
            return refused.getMessage();
        } catch (Exception unreadable) {
            return "unreadable: " + unreadable.getMessage();
        }
    }

    private RequestData request() {
        RequestData data = new RequestData();
        data.setWssConfig(WSSConfig.getNewInstance());
        data.setNonceReplayCache(nonces);
        data.setUtTTL((int) LIFE.toSeconds());
        data.setUtFutureTTL((int) LIFE.toSeconds());
        data.setCallbackHandler(callbacks -> {
            for (Callback one : callbacks)
                if (one instanceof WSPasswordCallback asked && user.equals(asked.getIdentifier()))
                    asked.setPassword(password);
        });
        return data;
    }

    @Override
    public void close() {
        try {
            nonces.close();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
