package vn.motcua.hub.platform.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.text.Normalizer;
import org.junit.jupiter.api.Test;

class PasswordHashTest {
    private final PasswordHash cheap = new PasswordHash(new PasswordHash.Cost(64, 1), new SecureRandom());

    @Test
    void standardCostIsNineteenMebibytesAndTwoIterations() {
        String hash = new PasswordHash(PasswordHash.Cost.STANDARD, new SecureRandom()).make("trời xanh mây trắng");

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(cheap.matches(hash, "trời xanh mây trắng")).isTrue();
        assertThat(cheap.matches(hash, "trời xanh mây trắng ")).isFalse();
    }

    @Test
    void samePasswordHashesDifferentlyEachTime() {
        assertThat(cheap.make("một câu dài")).isNotEqualTo(cheap.make("một câu dài"));
    }

    @Test
    void composedAndDecomposedVietnameseAreOnePassword() {
        String decomposed = Normalizer.normalize("việt nam quê hương", Normalizer.Form.NFD);

        assertThat(cheap.matches(cheap.make("việt nam quê hương"), decomposed)).isTrue();
    }

    @Test
    void hashIsInThePhcTextForm() {
        assertThat(cheap.make("password"))
                .matches("\\$argon2id\\$v=19\\$m=64,t=1,p=1\\$[A-Za-z0-9+/]{22}\\$[A-Za-z0-9+/]{43}");
    }

    @Test
    void textThatIsNoHashMatchesNothing() {
        for (String text : new String[] {
            "", "password", "$argon2id$v=19$m=9999999,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$" + "A".repeat(43), "$2a$12$x"
        }) assertThat(cheap.matches(text, "password")).as(text).isFalse();
    }
}
