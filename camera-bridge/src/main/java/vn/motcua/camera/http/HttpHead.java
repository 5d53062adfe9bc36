package vn.motcua.camera.http;

/**
 * The head of a message in a capture.
 *
 * @param status of a response; 0 for a request
 * @param method of a request, empty for a response
 * @param target of a request, empty for a response
 */
public record HttpHead(int status, String method, String target, Headers headers) {
    /** What stands for a body that came without a head. */
    public static final HttpHead NONE = new HttpHead(0, "", "", Headers.NONE);
}
