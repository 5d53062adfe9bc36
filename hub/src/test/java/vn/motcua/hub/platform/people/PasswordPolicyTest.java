package vn.motcua.hub.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.hub.platform.http.RefusedException;

class PasswordPolicyTest {
    private final PasswordPolicy policy = new PasswordPolicy(12);

    @ParameterizedTest
    @CsvSource({
        "ngắn quá thôi, ''",
        "ngan qua, PASSWORD_TOO_SHORT",
        "aaaaaaaaaaaaaa, PASSWORD_TOO_PLAIN",
        "abababababababab, PASSWORD_TOO_PLAIN",
        "123456789012, PASSWORD_TOO_PLAIN",
        "210987654321, PASSWORD_TOO_PLAIN",
        "qwertyuiopasdf, PASSWORD_TOO_PLAIN",
        "matkhaumatkhau, PASSWORD_TOO_PLAIN",
        "nguyen.thi.lan1, PASSWORD_IS_NAME",
        "Nguyễn Thị Lan, PASSWORD_IS_NAME",
        "con mèo nằm trên mái, ''",
    })
    void lengthCountsAndOnlyTheObviousIsRefused(String password, String code) {
        String refusal = policy.refusal(password, new Login("nguyen.thi.lan"), "Nguyễn Thị Lan")
                .map(RefusedException::code)
                .orElse("");

        assertThat(refusal).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource({"128, ''", "129, PASSWORD_TOO_LONG"})
    void longerThanTheLimitIsRefused(int length, String code) {
        String password = "abcdeghik ".repeat(20).substring(0, length);

        assertThat(policy.refusal(password, new Login("lan"), "Lan")
                        .map(RefusedException::code)
                        .orElse(""))
                .isEqualTo(code);
    }
}
