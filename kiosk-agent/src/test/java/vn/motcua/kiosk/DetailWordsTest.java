package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.edge.plug.Binding;
import vn.motcua.edge.plug.Port;
import vn.motcua.edge.plug.PortClass;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.LinkRuntime;

/** Takes the English from whoever says it, so that a word changed there is missed here. */
class DetailWordsTest {
    private static final Locale VIETNAMESE = Locale.forLanguageTag("vi");

    private static String end(String address) throws Exception {
        CompletableFuture<String> detail = new CompletableFuture<>();
        try (LinkRuntime links = new LinkRuntime()) {
            links.create(LinkAddress.parse(address)).start(new LinkListener() {
                @Override
                public void up() {}

                @Override
                public void received(byte[] bytes) {}

                @Override
                public void down(LinkDown down) {
                    detail.complete(down.detail());
                }
            });
            return detail.get(60, TimeUnit.SECONDS);
        }
    }

    @Test
    void anAddressIsToldOnceByTheLinkAndNotAgainByTheReport() throws Exception {
        int closed;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            closed = free.getLocalPort();
        }
        String said = end("tcp://127.0.0.1:" + closed);

        assertThat(said).containsOnlyOnce("tcp://");
        assertThat(DetailWords.in(Locale.ENGLISH, said)).isEqualTo("refused; wrong port, or in use by another PC");
        assertThat(DetailWords.in(VIETNAMESE, said)).isEqualTo("bị từ chối; sai cổng, hoặc máy khác đang dùng");
    }

    @ParameterizedTest
    @ValueSource(strings = {"serial:/dev/ttyMotcuaAbsent@9600", "usblp:sn=motcua-absent", "file:/motcua-absent/x"})
    void whatALinkSaysIsVietnamese(String address) throws Exception {
        String said = end(address);

        assertThat(DetailWords.in(VIETNAMESE, said)).isNotEqualTo(DetailWords.in(Locale.ENGLISH, said));
    }

    @Test
    void portsThatFitKeepTheirNames() {
        Port port = new Port(PortClass.SERIAL, Path.of("/dev/ttyUSB0"), Optional.empty());
        for (Binding.Unbound why :
                List.of(new Binding.Ambiguous(List.of(port, port)), new Binding.Moved(List.of(port))))
            assertThat(DetailWords.in(VIETNAMESE, why.why()))
                    .contains("/dev/ttyUSB0", "ổ cắm")
                    .doesNotContain("fit", "found");
        assertThat(DetailWords.in(VIETNAMESE, new Binding.Absent().why())).startsWith("chưa cắm");
    }

    /** A printer behind a network that takes the first bytes and then no more, or hangs up. */
    private static String endOfAWrite(boolean hangsUp) throws Exception {
        CompletableFuture<String> detail = new CompletableFuture<>();
        try (ServerSocket printer = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                LinkRuntime links = new LinkRuntime()) {
            CompletableFuture<Boolean> up = new CompletableFuture<>();
            ByteLink link = links.create(LinkAddress.parse("tcp://127.0.0.1:" + printer.getLocalPort()));
            link.start(new LinkListener() {
                @Override
                public void up() {
                    up.complete(true);
                }

                @Override
                public void received(byte[] bytes) {}

                @Override
                public void down(LinkDown down) {
                    detail.complete(down.detail());
                }
            });
            try (Socket taken = printer.accept()) {
                assertThat(up.get(60, TimeUnit.SECONDS)).isTrue();
                if (hangsUp) taken.setSoLinger(true, 0);
                var written = link.write(new byte[32 << 20], Duration.ofMillis(300));
                if (hangsUp) {
                    assertThat(taken.getInputStream().readNBytes(1_000)).hasSize(1_000);
                    taken.close();
                }
                written.toCompletionStage().toCompletableFuture().get(60, TimeUnit.SECONDS);
                return detail.get(60, TimeUnit.SECONDS);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aWriteThatStalledOrBrokeIsVietnamese(boolean hangsUp) throws Exception {
        String said = endOfAWrite(hangsUp);

        String told = DetailWords.in(VIETNAMESE, said);

        assertThat(told).as(said).doesNotContain(" after ", "progress", "bytes", "reset", "pipe", "closed");
        if (!hangsUp) assertThat(told).contains("không nhận thêm dữ liệu trong 300 ms", "trong 33554432 byte");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "file:/run/board-1: there is no such board",
                "the board /run/board-1 has no pin 17",
                "input:usb=1a86:5512: this system has no input nodes",
                "usblp:/dev/usb/lp0: [5] Input/output error after 0 of 90 bytes",
                "serial:/dev/ttyUSB0@9600: the port refused a write after 64 of 90 bytes",
                "tcp://10.0.0.9:9100: Broken pipe after 4096 of 8000 bytes"
            })
    void whatDriversAndTheSystemSayIsVietnamese(String said) {
        assertThat(DetailWords.in(VIETNAMESE, said))
                .isNotEqualTo(DetailWords.in(Locale.ENGLISH, said))
                .doesNotContain(" after ", "bytes");
    }

    @Test
    void howFarAWriteCameIsToldOfACauseThatIsNotKnownToo() {
        assertThat(DetailWords.in(VIETNAMESE, "tcp://10.0.0.9:9100: the $1 moon after 12 of 90 bytes"))
                .isEqualTo("the $1 moon (mới gửi được 12 trong 90 byte)");
    }

    @Test
    void whatIsNotKnownStaysAsItWasSaid() {
        assertThat(DetailWords.in(VIETNAMESE, "serial:COM3@9600: the moon is full"))
                .isEqualTo("the moon is full");
    }
}
