package vn.motcua.kiosk.simscanner;

import java.util.List;
import vn.motcua.edge.sim.BenchControl;
import vn.motcua.edge.web.WebTexts;

/** What one can hold before a simulated scanner. No person of these exists: place 099 is given to nobody. */
final class Samples {
    private static final List<String[]> ALL = List.of(
            new String[] {"slip", "H12.15-250701-0042"},
            new String[] {"slipText", "Giấy tiếp nhận hồ sơ và hẹn trả kết quả. Mã hồ sơ: 000.00.15.H12-250701-0042"},
            new String[] {"card", "099090000031||Lê Văn Ví Dụ|09091990|Nam|Buôn Mẫu, Xã Thử, Đắk Lắk|20082023"},
            new String[] {"booking", "ABCD-2345"},
            new String[] {"ticket", "https://motcua.example.vn/t/BCGHKLMNPQTVBCGHKLQ"},
            new String[] {
                "payment",
                "00020101021238570010A00000072701270006970415011300110019324180208QRIBFTTA"
                        + "530370454061200005802VN62170813ung ho lu lut6304C15C"
            },
            new String[] {"unknown", "Xin chào từ bàn thiết bị giả lập"});

    private Samples() {}

    static List<BenchControl.Sample> all(WebTexts texts) {
        return ALL.stream()
                .map(one -> new BenchControl.Sample(texts.text("scanner.sample." + one[0]), one[1]))
                .toList();
    }
}
