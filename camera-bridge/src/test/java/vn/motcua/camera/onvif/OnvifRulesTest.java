package vn.motcua.camera.onvif;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import vn.motcua.camera.onvif.Soap.Subscription;
import vn.motcua.camera.source.SafeXml;

class OnvifRulesTest {
    /** The example of the ONVIF Application Programmer's Guide, §6.1.1. */
    @Test
    void aLoginIsTheDigestOfNonceTimeAndPassword() {
        String header = UsernameToken.header(
                "user",
                "userpassword",
                Instant.parse("2010-09-16T07:50:45Z"),
                Base64.getDecoder().decode("LKqI6G/AikKCQrN0zqZFlg=="));

        assertThat(header)
                .contains(">tuOSpGlFlIXsozq4HFNeeGeFLEI=<", ">2010-09-16T07:50:45Z<", ">LKqI6G/AikKCQrN0zqZFlg==<")
                .doesNotContain("userpassword");
    }

    @Test
    void aDeviceThatDoesNotAnswerIsAskedEverMoreSeldomButEachMinute() {
        assertThat(OnvifRetry.delay(1, 1)).isEqualTo(Duration.ofMillis(1_250));
        assertThat(OnvifRetry.delay(3, 0)).isEqualTo(Duration.ofSeconds(4));
        assertThat(OnvifRetry.delay(1_000, 0)).isEqualTo(Duration.ofMinutes(1));
    }

    /** Pain 17: addresses in answers name hosts that are wrong behind address translation, or somebody else's. */
    @Test
    void onlyThePathOfASubscriptionIsFollowedAndItsReferencesGoBack() throws Exception {
        Subscription made = Soap.subscription(
                xml(
                        "<r xmlns:a='u'><SubscriptionReference><a:Address>http://169.254.169.254:81/sub?Idx=6&amp;x=1</a:Address>"
                                + "<a:ReferenceParameters><d:Id xmlns:d='urn:d' kind='a&quot;b'>7&lt;8<d:In>x</d:In></d:Id></a:ReferenceParameters>"
                                + "</SubscriptionReference></r>"),
                "/events");

        assertThat(made.path()).isEqualTo("/sub?Idx=6&x=1");
        SafeXml.Element echoed = xml("<h xmlns:a='u' xmlns:s='v'>" + Soap.headers(made) + "</h>");
        assertThat(echoed.textOf("To")).isEqualTo("http://169.254.169.254:81/sub?Idx=6&x=1");
        SafeXml.Element id = echoed.child("Id").orElseThrow();
        assertThat(id.namespace()).isEqualTo("urn:d");
        assertThat(id.text()).isEqualTo("7<8");
        assertThat(id.attributes()).containsEntry("kind", "a\"b").containsEntry("IsReferenceParameter", "true");
        assertThat(id.textOf("In")).isEqualTo("x");
        assertThat(Soap.subscription(xml("<r><Address>file:///etc/passwd</Address></r>"), "/events")
                        .path())
                .isEqualTo("/events");
    }

    @Test
    void aTimeThatCannotBeIsNone() throws Exception {
        assertThat(Soap.time(xml("<r><UTCDateTime><Time><Hour>25</Hour></Time></UTCDateTime></r>")))
                .isEmpty();
        assertThat(Soap.time(xml("<r><LocalDateTime/></r>"))).isEmpty();
        assertThat(Soap.time(xml("<r><UTCDateTime><Time><Hour>3</Hour><Minute>4</Minute><Second>60</Second></Time>"
                        + "<Date><Year>2000</Year><Month>1</Month><Day>2</Day></Date></UTCDateTime></r>")))
                .contains(Instant.parse("2000-01-02T03:04:59Z"));
    }

    private static SafeXml.Element xml(String text) throws SafeXml.BadXml {
        return SafeXml.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
