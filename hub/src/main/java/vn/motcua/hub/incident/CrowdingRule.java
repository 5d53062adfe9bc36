package vn.motcua.hub.incident;

/**
 * A camera counts more people than there are places to sit in that part of its picture, or, where nobody said how many those are, as many
 * as make a crowd anywhere. Pure.
 */
final class CrowdingRule {
    private CrowdingRule() {}

    static boolean isSaid(Course course, IncidentSettings.Rules rules) {
        Integer count = course.count();
        if (count == null || !isTold(course) || !course.kind().equals("occupancy")) return false;
        return rules.zones().stream()
                .filter(zone -> isOf(course, zone))
                .map(zone -> count > zone.seats())
                .findFirst()
                .orElse(rules.crowdedAt() > 0 && count >= rules.crowdedAt());
    }

    /** Many only count: their numbers have no beginning and no end, each is told by itself. */
    private static boolean isTold(Course course) {
        return course.isActive() || course.since().equals(course.alarmAt());
    }

    /** Some name a zone by its channel, as if it were a camera, others by the rule that counts there. */
    private static boolean isOf(Course course, IncidentSettings.Zone zone) {
        boolean isPlace = zone.name().isEmpty()
                || zone.name().equals(course.channel())
                || zone.name().equals(course.key());
        boolean isCamera =
                zone.camera().equals(course.camera()) || zone.camera().equals(course.source());
        return isPlace && isCamera;
    }
}
