package vn.motcua.hub.platform.ledger;

import vn.motcua.core.wire.Requests;

/** Refusals with their texts. Codes are stable; the texts are in {@code refusals_vi/en.properties}. Any thread. */
public final class Refusals {
    private static final Texts TEXTS = Texts.beside(Refusals.class, "refusals");

    private Refusals() {}

    public static Requests.Refusal of(String code, Object... values) {
        return new Requests.Refusal(code, TEXTS.get(code, values));
    }

    public static <T> Decision<T> decision(String code, Object... values) {
        return Decision.refused(of(code, values));
    }
}
