package vn.motcua.core.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class PageSourceTest {
    private final PageSource.Page page = PageSource.load("sample");

    @Test
    void pageCarriesTheImportMapInPlaceOfTheMarker() {
        assertThat(page.html())
                .contains(
                        "<script type=\"importmap\">{\"imports\":{\"lit\":\"/webjars/lit/3.3.2/index.js\"}}\n</script>")
                .contains("Số")
                .doesNotContain(PageSource.MARKER);
    }

    @Test
    void policyNamesTheHashOfExactlyTheInlineScriptServed() throws Exception {
        Matcher inline = Pattern.compile("<script type=\"importmap\">(.*?)</script>", Pattern.DOTALL)
                .matcher(page.html());
        assertThat(inline.find()).isTrue();
        byte[] digest =
                MessageDigest.getInstance("SHA-256").digest(inline.group(1).getBytes(StandardCharsets.UTF_8));

        assertThat(page.contentSecurityPolicy())
                .contains("script-src 'self' 'sha256-" + Base64.getEncoder().encodeToString(digest) + "'");
    }

    @Test
    void policyAllowsNothingBeyondThisOrigin() {
        assertThat(page.contentSecurityPolicy())
                .startsWith("default-src 'none'; ")
                .contains("style-src 'self';", "connect-src 'self';", "frame-ancestors 'none'", "base-uri 'none'")
                .doesNotContain("unsafe", "*", "http:");
    }

    @Test
    void unknownPagesAndPathsOutsideTheFolderAreRefused() {
        assertThatThrownBy(() -> PageSource.load("nowhere")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PageSource.load("../tokens")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pageWithoutAPlaceForTheImportMapIsAFaultOfTheBuild() {
        assertThatThrownBy(() -> PageSource.load("unmarked")).isInstanceOf(IllegalStateException.class);
    }
}
