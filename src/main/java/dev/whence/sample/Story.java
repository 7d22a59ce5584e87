package dev.whence.sample;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;

/**
 * What happened to the generated shop, told by its last moment: growth and seasons, a carrier that failed the Northeast,
 * dearer phones, and a bad afternoon in the mobile checkout. All times are the shop's own, without a zone.
 */
record Story(LocalDateTime until) {
    private static final int DAYS = 3 * 365;
    private static final double FIRST_DAY_ORDERS = 2.2;
    private static final double GROWTH = 20;
    private static final double[] MONTHS = {0.92, 0.88, 0.97, 0.98, 1.1, 0.98, 1.0, 1.03, 0.97, 1.0, 1.12, 1.2};
    private static final double[] WEEKDAYS = {1.13, 1.1, 1.07, 1.03, 0.98, 0.8, 0.89};
    private static final double PRICE_RISE = 1.18;

    LocalDate firstDay() {
        return until.toLocalDate().minusDays(DAYS);
    }

    LocalDate lastDay() {
        return until.toLocalDate();
    }

    /** How many people mean to order on this day, on average. */
    double demand(LocalDate day) {
        double age = ChronoUnit.DAYS.between(firstDay(), day) / (double) DAYS;
        double trend = FIRST_DAY_ORDERS * StrictMath.pow(GROWTH, age);
        return trend
                * MONTHS[day.getMonthValue() - 1]
                * WEEKDAYS[day.getDayOfWeek().getValue() - 1]
                * blackFriday(day, 4.5, 1.8);
    }

    /** Prices on the day relative to the list. */
    double discount(LocalDate day) {
        return 1 / blackFriday(day, 1.25, 1.1);
    }

    private static double blackFriday(LocalDate day, double onTheDay, double onTheWeekend) {
        LocalDate friday =
                LocalDate.of(day.getYear(), Month.NOVEMBER, 1).with(TemporalAdjusters.lastInMonth(DayOfWeek.FRIDAY));
        long after = ChronoUnit.DAYS.between(friday, day);
        return after == 0 ? onTheDay : after > 0 && after <= 3 ? onTheWeekend : 1;
    }

    /** Phones became dearer 45 days before the end, and a third of their buyers stayed away. */
    LocalDateTime phonesDearerFrom() {
        return lastDay().minusDays(45).atTime(8, 0);
    }

    boolean staysAway(Product product, LocalDateTime time, Chance chance) {
        return product.category().named("phones") && time.isAfter(phonesDearerFrom()) && chance.yes(0.35);
    }

    /** The list price at that time, in cents. */
    long listPrice(Product product, LocalDateTime time) {
        boolean dearer = product.category().named("phones") && time.isAfter(phonesDearerFrom());
        return dearer ? Math.round(product.cents() * PRICE_RISE) : product.cents();
    }

    /** The days that a parcel to this place lost, because a carrier failed for two weeks. */
    double carrierTrouble(Place to, LocalDateTime handedOver) {
        LocalDate day = handedOver.toLocalDate();
        boolean during =
                day.isAfter(lastDay().minusDays(104)) && day.isBefore(lastDay().minusDays(88));
        return during && to.northeast() ? 14 : 0;
    }

    /** The bad afternoon: the checkout was slow on mobile, and card payments were declined. */
    LocalDateTime incidentFrom() {
        return lastDay().minusDays(3).atTime(12, 0);
    }

    LocalDateTime incidentTo() {
        return lastDay().minusDays(3).atTime(22, 0);
    }

    boolean incident(Device device, LocalDateTime time) {
        return device == Device.MOBILE && !time.isBefore(incidentFrom()) && time.isBefore(incidentTo());
    }
}
