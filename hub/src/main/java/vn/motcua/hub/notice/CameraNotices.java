package vn.motcua.hub.notice;

import java.util.List;
import java.util.Optional;
import vn.motcua.hub.evidence.Retention;

/**
 * All notices of a site, and the retention table their sentence on storage is taken from: the sign cannot promise what the table does
 * not keep.
 */
public record CameraNotices(List<CameraNotice> all, Retention retention) {
    public CameraNotices {
        all = List.copyOf(all);
    }

    public Optional<CameraNotice> find(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }
}
