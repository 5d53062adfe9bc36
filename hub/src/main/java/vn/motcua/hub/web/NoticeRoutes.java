package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.function.Supplier;
import vn.motcua.core.model.Site;
import vn.motcua.hub.notice.CameraNotices;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.Reply;

/** What people are told about cameras: for anybody a page and a sign a purpose, for the administrator the list of them. */
final class NoticeRoutes {
    private final CameraNotices notices;
    private final NoticePage page;

    NoticeRoutes(CameraNotices notices, Supplier<Site> site) {
        this.notices = notices;
        this.page = new NoticePage(notices, site);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.NOTICE_PAGE, this::notice)
                .on(HubEndpoint.NOTICE_SIGN, this::sign)
                .on(HubEndpoint.NOTICES_PAGE, call -> Future.succeededFuture(page.list(200, "list", call.locale())));
    }

    private Future<Reply> notice(Call call) {
        return Future.succeededFuture(notices.find(call.pathText("purpose"))
                .map(notice -> page.notice(notice, call.locale()))
                .orElseGet(() -> page.list(404, "unknown", call.locale())));
    }

    private Future<Reply> sign(Call call) {
        return Future.succeededFuture(notices.find(call.pathText("purpose"))
                .map(notice -> page.sign(notice, call.locale()))
                .orElseGet(() -> page.list(404, "unknown", call.locale())));
    }
}
