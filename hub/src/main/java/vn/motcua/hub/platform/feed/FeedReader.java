package vn.motcua.hub.platform.feed;

/** One looker-on: a page's socket or a subscription on an agent's link. Called on its own context. */
public interface FeedReader {
    /** Sends a frame's text. */
    void send(String frame);

    /** The same for a frame that other readers get in part; who can send the shared parts as they are does so. */
    default void send(FeedText frame) {
        send(frame.toString());
    }

    /** True while what was sent before still waits to leave: better nothing than a heap. */
    boolean isBehind();

    /** It stayed behind too long and is let go. */
    void tooSlow();
}
