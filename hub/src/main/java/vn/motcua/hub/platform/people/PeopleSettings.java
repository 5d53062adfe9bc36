package vn.motcua.hub.platform.people;

import java.time.Duration;

/**
 * @param passwordMinLength fewest characters of a password
 * @param sessionIdle ends a session nobody used for so long
 * @param sessionAbsolute ends any session so long after its sign-in
 * @param lockAfter locks a session whose pages nobody used for so long; zero: none
 */
public record PeopleSettings(
        int passwordMinLength, Duration sessionIdle, Duration sessionAbsolute, Duration lockAfter) {
    public static final PeopleSettings DEFAULTS =
            new PeopleSettings(12, Duration.ofHours(12), Duration.ofDays(7), Duration.ZERO);
}
