package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactorTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan 001099012345|012345678|Nguyễn Văn Thử|01011990|Nam|Số 1 phố Thử, phường Mẫu|01012022",
                "scan 001099012345||Nguyễn Văn Thử|01011990|Nam|phường Mẫu|01012022|x",
                "card GD4790012345678|4e677579e1bb856e20566183|01/01/1990|1|phường Mẫu|01 - 001|-|$",
                "mrz IDVNM0990123450001099012345<<0NGUYEN<<VAN<THU",
                "citizen 001099012345 at the counter",
                "citizen 001 099 012 345 at the counter",
                "called 0912345678",
                "mail thu.nguyen@example.com",
                "password=Nguyễn2026",
                "Authorization: Bearer abc.def",
                "connect http://admin:Nguyễn2026@192.168.1.64/stream",
                "open rtsp://admin:Nguyễn@Xyz123@192.168.1.64/ch1",
                "open http://admin:p/Nguyễn2026@cam/",
                "pwd=Nguyễn2026",
                "pass: 'Nguyễn 2026'",
                "apiKey: NguyenAbc",
                "client-key=Nguyễn2026",
                "Authorization Basic Tmd1eeG7hW4yMDI2",
                "citizen 079.203.001.234 at the counter",
                "citizen 079-203-001-234 at the counter",
                "called 0912-345-678",
                "called 0912.345.678",
                "called 091 234 5678",
                "ticket https://mot.cua/t/BCGHKLMNPQTVBCGHKLA",
                "token 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
            })
    void whatLooksLikeAPersonOrASecretIsTakenOut(String line) {
        String clean = Redactor.line(line);

        assertThat(clean)
                .contains(Redactor.REMOVED)
                .doesNotContain("001099012345", "001 099 012", "Nguy", "NGUYEN", "0912345678", "4e6775", "abc.def")
                .doesNotContain("BCGHKLMNPQTV", "9f86d0818", "Xyz123", "p/", "Tmd1eeG7", "2026")
                .doesNotContain("079", "234", "0912", "345", "678");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "matkhau=bimat98",
                "mật khẩu: bimat98",
                "MẬT KHẨU là bimat98",
                "mật khẩu là: 'bimat98'",
                "mat_khau=bimat98",
                "mã xác thực: 778899",
                "\"mật khẩu\": \"bimat98\"",
                "pin=778899",
                "Mã PIN 7788",
                "{\"pin\":\"7788\"}",
                "hộ chiếu C7788990 của khách",
                "passport P00778899",
                "sinh ngày 09/09/1990",
                "sinh ngày 9-9-2004",
                "ngày sinh: 09.09.1990",
                "date_of_birth=2004-09-09",
                "sinh năm 1990",
                "born 1990-09-09, card of 09091990",
                "ticket BCGHKLMNPQTVBCGHKLQ was called",
                "ticket bcghklmnpqtvbcghklq was called",
                "booking QWRT-7788 kept",
                "booking QWRT7788 kept",
            })
    void whatPeopleHereCallASecretOrADocumentIsTakenOutToo(String line) {
        assertThat(Redactor.line(line))
                .contains(Redactor.REMOVED)
                .doesNotContain("bimat98", "7788", "1990", "2004", "09/09", "09.09", "9-9")
                .doesNotContainIgnoringCase("GHKL")
                .doesNotContain("QWRT");
        assertThat(Redactor.line(Normalizer.normalize(line, Normalizer.Form.NFD)))
                .contains(Redactor.REMOVED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scan of dossier H12.15-250701-0042: no counter page open",
                "scan of dossier 000.00.16.H15-250701-0007 and B07-250701-000123",
                "GPIO pin=17, pin: 4 is busy",
                "serial port /dev/ttyUSB0 FT232R 0403:6001, USB 1-1.2, sn A7788990 -> link: serial:sn=A7788990@9600",
                "sai mật khẩu 3 lần; mật khẩu được hỏi lại",
                "the hub's certificate is trusted and valid until 2027-01-31",
                "printer XP-80, TM-T20, profile generic-80, code page TCVN-3-1 or CP1258",
                "agent 0.1.0 of 2026-11-22, java 17.0.13+11",
                "2026-11-22T04:59:37+07:00 INFO  [vert.x-eventloop-thread-0] vn.motcua.kiosk.KioskTopics - TICKET_PRINTER/printer-1: FAULT P_PAPER_OUT",
                "printer printer-1 at tcp://192.168.100.150:9100: OFFLINE [E_OFFLINE]",
                "serial:usb=1a86:7523/1-1.2@9600: found in another socket: /dev/ttyUSB0 (USB path 1-1.3)",
                "\tat vn.motcua.edge.transport.SerialByteLink.open(SerialByteLink.java:57)",
                "address 192.168.100.150, mask 255.255.255.0. Gateway 10.0.0.254.",
                "at 2026-11-22 04:59:37 the line was lost after 3 of 17 bytes",
                "pass 3 of the test; key press; the password is asked for",
                "job 01935a5e-7c6a-7b1e-9d5f-0123456789ab of ticket A017: CONFIRMED",
                "\"code\" : \"P_COVER_OPEN\","
            })
    void whatATechnicianNeedsStays(String line) {
        assertThat(Redactor.line(line)).isEqualTo(line);
    }

    @Test
    void aConfigurationKeepsItsShapeAndLosesItsSecrets() {
        String clean = Redactor.config("""
                # the old password was hunter2
                web: {port: 8090}
                printers:
                  - {name: printer-1, link: "tcp://192.168.1.50:9100"}
                camera:
                  sources:
                    - {name: gate, pwd: hunter7, pass: hunter8, client-key: hunter9, passphrase: hunter0}
                    - {name: door, secret: hunter3, url: "rtsp://admin:hunter4@10.0.0.7/1"}
                  mật khẩu: hunter1
                  pin: 778899
                  phone: 912345678
                  apiKey: |
                    hunter5
                    hunter6
                """);

        assertThat(clean)
                .doesNotContain("hunter", "7788", "912345678")
                .contains("8090", "printer-1", "192.168.1.50", "door", "10.0.0.7");
        assertThat(Redactor.config("a: [")).doesNotContain("[");
    }

    @Test
    void aLineOfAMegabyteIsCutAndNotPonderedOver() {
        assertThat(Redactor.line("x|".repeat(500_000))).hasSizeLessThan(3_000);
        assertThat(Redactor.line("secret".repeat(200_000))).hasSizeLessThan(3_000);
    }
}
