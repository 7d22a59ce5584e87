package dev.whence.sample;

import java.util.Locale;
import java.util.Set;

/** A city in which customers and sellers live. The share of the customers is invented. */
record Place(String state, String city, double share, double latitude, double longitude, int zipBase) {
    private static final Set<String> NORTHEAST = Set.of("AL", "BA", "CE", "MA", "PB", "PE", "PI", "RN", "SE");
    static final int ZIPS = 40;

    boolean northeast() {
        return NORTHEAST.contains(state);
    }

    /** One of the city's zip prefixes. */
    String zip(Chance chance) {
        return zip(chance.index(ZIPS));
    }

    String zip(int number) {
        return String.format(Locale.ROOT, "%05d", zipBase + number % ZIPS);
    }

    /** Kilometres, good enough for delivery times. */
    double distanceTo(Place other) {
        double north = latitude - other.latitude;
        double east =
                (longitude - other.longitude) * StrictMath.cos(StrictMath.toRadians((latitude + other.latitude) / 2));
        return 111 * StrictMath.sqrt(north * north + east * east);
    }
}
