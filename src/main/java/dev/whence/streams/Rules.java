package dev.whence.streams;

import java.time.Duration;

/**
 * From when on something is worth saying.
 *
 * @param sessionGap a visit has ended when nothing was done for so long
 * @param grace how long is waited for events that come late
 * @param cartAbandoned a cart is abandoned when nothing was done for so long and it did not become an order
 * @param hesitation so long or longer between checkout and paying is hesitating
 * @param slowPage a page that takes so long or longer is slow
 * @param stockLow so many or fewer available are low
 * @param failures payments that fail within {@code failureWindow} are a spike from so many on
 * @param failureFactor and only if they are so many times what the day before would have had
 * @param deviations how many robust deviations a measure may be away from what is usual
 * @param keep how long is remembered what is over; what was older when it was recorded is history and abandons no cart
 * @param idle the hub's clock strikes when something is due and nothing came for so long
 */
public record Rules(
        Duration sessionGap,
        Duration grace,
        Duration cartAbandoned,
        Duration hesitation,
        Duration slowPage,
        double stockLow,
        int failures,
        Duration failureWindow,
        double failureFactor,
        double deviations,
        Duration keep,
        Duration idle) {
    /** What {@code application.properties} has by default. */
    public static final Rules DEFAULT = new Rules(
            Duration.ofMinutes(30),
            Duration.ofMinutes(2),
            Duration.ofHours(1),
            Duration.ofMinutes(3),
            Duration.ofSeconds(3),
            5,
            5,
            Duration.ofMinutes(10),
            3,
            4,
            Duration.ofDays(40),
            Duration.ofSeconds(20));

    /** After so long without anything new a visit is over. */
    Duration visitOver() {
        return sessionGap.plus(grace);
    }
}
