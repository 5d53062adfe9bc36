package vn.motcua.hub.platform.http;

import io.vertx.core.Future;

/** What an endpoint does. Called on an event loop: must not block. A refusal may be thrown or fail the Future. */
@FunctionalInterface
public interface Action {
    Future<Reply> answer(Call call);
}
