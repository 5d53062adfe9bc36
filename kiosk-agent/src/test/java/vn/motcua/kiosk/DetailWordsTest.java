package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
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

    @Test
    void whatIsNotKnownStaysAsItWasSaid() {
        assertThat(DetailWords.in(VIETNAMESE, "serial:COM3@9600: the moon is full"))
                .isEqualTo("the moon is full");
    }
}
