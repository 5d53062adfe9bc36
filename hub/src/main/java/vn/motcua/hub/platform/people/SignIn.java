package vn.motcua.hub.platform.people;

/**
 * Somebody has just signed in.
 *
 * @param token for the cookie, told once
 * @param csrf for the header {@code X-CSRF-Token} of every change
 */
public record SignIn(Person person, String token, String csrf) {
    @Override
    public String toString() {
        return "SignIn[" + person.id() + "]";
    }
}
