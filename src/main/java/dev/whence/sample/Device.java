package dev.whence.sample;

import java.util.Locale;

/** What a visitor holds. The conversion is the share of visits that end in an order on an ordinary day. */
enum Device {
    MOBILE(0.6, 0.055),
    DESKTOP(0.33, 0.085),
    TABLET(0.07, 0.065);

    private static final Weighted<Device> BUYERS = new Weighted<>(java.util.List.of(values()), device -> device.share);

    private final double share;
    private final double conversion;

    Device(double share, double conversion) {
        this.share = share;
        this.conversion = conversion;
    }

    static Device ofBuyer(Chance chance) {
        return BUYERS.pick(chance);
    }

    /** Visits that do not buy for each one that does. */
    double idleVisits(double buyers) {
        return buyers * share * (1 / conversion - 1);
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
