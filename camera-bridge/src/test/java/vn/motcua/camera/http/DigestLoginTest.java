package vn.motcua.camera.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Against the examples of RFC 7616 §3.9.1 and RFC 7617. */
final class DigestLoginTest {
    private static final DigestLogin MUFASA = new DigestLogin("Mufasa", "Circle of Life", false);
    private static final String REST = " realm=\"http-auth@example.org\", qop=\"auth, auth-int\","
            + " nonce=\"7ypf/xlj9XXwfDPEoM4URrv/xwf94BcCAzFZH4GiTo0v\", opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\"";
    private static final String CNONCE = "f2/wE4q74E6zIJEtWaHKaf5wv/H5QzzpXusqGemxURZJ";

    @Test
    void theExampleOfTheRfcWithMd5() {
        assertThat(MUFASA.answer(List.of("Digest algorithm=MD5," + REST), "GET", "/dir/index.html", CNONCE))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .contains("response=\"8ca523f5e9506fed4657c9700eebdbec\"")
                        .contains("nc=00000001,")
                        .contains("qop=auth,")
                        .contains("opaque=\"FQhe/qaU925kfnzjCev0ciny7QMkPqMAFRtzCUYo5tdS\""));
    }

    @Test
    void theExampleOfTheRfcWithSha256WhichIsTakenBeforeMd5() {
        List<String> both = List.of("Digest algorithm=MD5," + REST, "Digest algorithm=SHA-256," + REST);

        assertThat(MUFASA.answer(both, "GET", "/dir/index.html", CNONCE))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .contains("response=\"753927fa0e85d155564e2e272a28d1802ca10daf4496794697cf8db5856cb6c1\"")
                        .contains("algorithm=SHA-256"));
    }

    @Test
    void theOldFormWithoutQop() {
        // RFC 2617 §3.2.2.1: what an answer without qop is made of; computed with another implementation of MD5.
        String challenge = "Digest realm=\"testrealm@host.com\", nonce=\"dcd98b7102dd2f0e8b11d0f600bfb0c093\"";

        assertThat(MUFASA.answer(List.of(challenge), "GET", "/dir/index.html", "x"))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .doesNotContain("nc=")
                        .contains("response=\"2951cdbad33b2271fcb6b8e7b8feac23\""));
    }

    @Test
    void thePasswordGoesOverTheLineOnlyWhenThatWasConfigured() {
        List<String> basic = List.of("Basic realm=\"cam\"");

        assertThat(MUFASA.answer(basic, "GET", "/", "x")).isEmpty();
        assertThat(new DigestLogin("Aladdin", "open sesame", true).answer(basic, "GET", "/", "x"))
                .contains("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    @Test
    void whatItCannotAnswerItDoesNot() {
        assertThat(MUFASA.answer(
                        List.of("Digest realm=\"x\"", "Digest qop=\"auth-int\", nonce=\"1\"", "NTLM"), "GET", "/", "x"))
                .isEmpty();
        assertThat(MUFASA.answer(List.of("Digest algorithm=SHA-512-256, nonce=\"1\""), "GET", "/", "x"))
                .isEmpty();
    }

    @Test
    void aLineBreakOfTheDeviceBecomesNoHeaderOfOurs() {
        assertThat(MUFASA.answer(
                        List.of("Digest realm=\"a\r\nX: 1\", nonce=\"2\", opaque=\"q\\\"w\""), "GET", "/", "x"))
                .hasValueSatisfying(answer -> assertThat(answer)
                        .doesNotContain("\r")
                        .doesNotContain("\n")
                        .contains("q\\\"w"));
    }

    @Test
    void thePasswordIsNotInItsText() {
        assertThat(MUFASA.toString()).doesNotContain("Circle");
    }
}
