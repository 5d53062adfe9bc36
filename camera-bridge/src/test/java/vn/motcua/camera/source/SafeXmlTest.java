package vn.motcua.camera.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.camera.source.SafeXml.BadXml;
import vn.motcua.camera.source.SafeXml.Element;

class SafeXmlTest {
    @Test
    void readsNamesTextsAndAttributesWhateverThePrefix() throws Exception {
        Element root = read(
                "\r\n <?xml version=\"1.0\" encoding=\"UTF-8\"?><a:r xmlns:a=\"urn:x\"><b k=\"v\"> Cửa <![CDATA[1]]></b><b/></a:r>");

        assertThat(root.name()).isEqualTo("r");
        assertThat(root.namespace()).isEqualTo("urn:x");
        assertThat(root.textOf("b")).isEqualTo("Cửa 1");
        assertThat(root.all("b").map(b -> b.attribute("k"))).containsExactly("v", "");
    }

    @Test
    void aDoctypeIsRefusedAndNothingOfItIsReadOrUnfolded(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "canary");
        String laughs = "<!DOCTYPE r [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\">]><r>&c;</r>";
        for (String document : new String[] {
            "<!DOCTYPE r [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]><r>&x;</r>",
            "<!DOCTYPE r SYSTEM \"http://127.0.0.1:1/x.dtd\"><r/>",
            "<!DOCTYPE r [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]><r/>",
            laughs,
            "<r>&x;</r>"
        }) assertThatThrownBy(() -> read(document)).isInstanceOf(BadXml.class).hasMessageNotContaining("canary");
    }

    @Test
    void whatIsTooMuchIsRefused() {
        assertThatThrownBy(() -> read("<a>".repeat(100))).hasMessageContaining("40 deep");
        assertThatThrownBy(() -> read("<r>" + "<a/>".repeat(9_000) + "</r>")).hasMessageContaining("elements");
        assertThatThrownBy(() -> read("<r>" + "a".repeat(300_000) + "</r>")).hasMessageContaining("bytes");
    }

    @Test
    void whatIsNoXmlIsSaidWithItsPlace() {
        for (String document :
                new String[] {"", "text", "<a>", "<a></b>", "<a/><b/>", "\u0000", "<a b=c/>", "<a>\u0001</a>"})
            assertThatThrownBy(() -> read(document)).as(document).isInstanceOf(BadXml.class);
    }

    private static Element read(String text) throws BadXml {
        return SafeXml.read(text.getBytes(StandardCharsets.UTF_8));
    }
}
