package dev.whence.question.time;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Gives units without a year the year that stands nearby: "April and May 2018", "July 2018 compared with June". */
final class YearCompletion {
    private YearCompletion() {}

    static List<Found> complete(List<Found> found, LocalDateTime now) {
        List<Found> complete = new ArrayList<>(found);
        for (int i = 0; i < complete.size(); i++) {
            Found here = inside(complete.get(i));
            if (here.lacksYear()) {
                here = fromNeighbours(complete, i, here, now);
            }
            complete.set(i, here);
        }
        return complete;
    }

    /** The same in a given year, in which a range ends. */
    static Found inYear(Found found, int year) {
        Found given = found.last().isEmpty()
                ? found.with(found.first().withYear(year), found.last())
                : found.with(found.first(), found.last().map(last -> last.withYear(year)));
        return inside(given);
    }

    /** "January to August 2018", "November 2017 to February", "November to February 2018" (which began in 2017). */
    private static Found inside(Found found) {
        if (found.last().isEmpty() || !found.lacksYear()) {
            return found;
        }
        Part first = found.first();
        Part last = found.last().get();
        if (last.year().isPresent() && first.lacksYear()) {
            int year = last.year().get();
            return found.with(first.withYear(laterInYear(first, last) ? year - 1 : year), found.last());
        }
        if (first.year().isPresent() && last.lacksYear()) {
            int year = first.year().get();
            return found.with(first, Optional.of(last.withYear(laterInYear(first, last) ? year + 1 : year)));
        }
        return found;
    }

    private static boolean laterInYear(Part first, Part last) {
        return first.point().isPresent()
                && last.point().isPresent()
                && first.point()
                        .get()
                        .inYear()
                        .apply(2001)
                        .isAfter(last.point().get().inYear().apply(2001));
    }

    private static Found fromNeighbours(List<Found> all, int index, Found here, LocalDateTime now) {
        Optional<Integer> after = all.subList(index + 1, all.size()).stream()
                .flatMap(next -> next.year().stream())
                .findFirst();
        Optional<Integer> before =
                index == 0 ? Optional.empty() : all.get(index - 1).year();
        Optional<Integer> year = after.or(() -> before);
        if (year.isEmpty()) {
            return sameYear(here, now);
        }
        Found given = withYear(here, year.get());
        boolean future = after.isEmpty()
                && given.first()
                        .point()
                        .filter(point -> point.stretch(now).from().isAfter(now))
                        .isPresent();
        return future ? withYear(here, year.get() - 1) : given;
    }

    /** Neither end has a year: the latest in which the whole range has begun. */
    private static Found sameYear(Found here, LocalDateTime now) {
        if (here.last().isEmpty()
                || here.last().get().point().isEmpty()
                || here.first().point().isEmpty()) {
            return here;
        }
        int year = here.last().get().point().get().stretch(now).from().getYear();
        return here.with(
                here.first().withYear(laterInYear(here.first(), here.last().get()) ? year - 1 : year),
                Optional.of(here.last().get().withYear(year)));
    }

    private static Found withYear(Found found, int year) {
        Part first = found.first().lacksYear() ? found.first().withYear(year) : found.first();
        return found.with(first, found.last().map(last -> last.lacksYear() ? last.withYear(year) : last));
    }
}
