package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.Found.Shape;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Joins a stretch with what narrows it: "this year, up to and including June", "in 2018 until the end of May". */
final class Clipping {
    private static final Set<String> BETWEEN = Set.of(",", "but", "(");

    private Clipping() {}

    static List<TimeSpan> of(List<TimeSpan> spans, List<Found> found, List<Token> tokens) {
        List<TimeSpan> clipped = new ArrayList<>();
        for (int i = 0; i < spans.size(); i++) {
            TimeSpan here = spans.get(i);
            Optional<TimeSpan> joined =
                    i == 0 || clipped.size() < i ? Optional.empty() : joined(spans, found, i, tokens);
            if (joined.isPresent()) {
                clipped.set(clipped.size() - 1, joined.get());
            } else {
                clipped.add(here);
            }
        }
        return List.copyOf(clipped);
    }

    private static Optional<TimeSpan> joined(List<TimeSpan> spans, List<Found> found, int at, List<Token> tokens) {
        Shape before = found.get(at - 1).shape();
        Shape here = found.get(at).shape();
        if (before == Shape.WHOLE && open(here)) {
            return joined(spans.get(at - 1), spans.get(at), tokens);
        }
        return open(before) && here == Shape.WHOLE
                ? joined(spans.get(at), spans.get(at - 1), tokens)
                : Optional.empty();
    }

    private static boolean open(Shape shape) {
        return shape != Shape.WHOLE && shape != Shape.RANGE;
    }

    private static Optional<TimeSpan> joined(TimeSpan whole, TimeSpan edge, List<Token> tokens) {
        int gap = Math.min(whole.to(), edge.to());
        boolean beside = tokens.subList(gap, Math.max(whole.from(), edge.from())).stream()
                .allMatch(token -> token.isAny(BETWEEN));
        if (!beside || !(whole.mention() instanceof During outer)) {
            return Optional.empty();
        }
        int year = outer.stretch().from().getYear();
        boolean ofOneYear = outer.stretch().to().minusDays(1).getYear() == year;
        TimeMention inner = edge.inYear()
                .filter(open -> ofOneYear)
                .map(open -> open.apply(year))
                .orElse(edge.mention());
        if (!(inner instanceof During narrowing)) {
            return Optional.empty();
        }
        return common(outer.stretch(), narrowing.stretch())
                .map(both -> new TimeSpan(
                        Math.min(whole.from(), edge.from()),
                        Math.max(whole.to(), edge.to()),
                        new During(both, List.of()),
                        Math.min(whole.certainty(), edge.inYear().isPresent() ? 1 : edge.certainty()),
                        Optional.empty()));
    }

    private static Optional<Stretch> common(Stretch a, Stretch b) {
        LocalDateTime from = a.from().isAfter(b.from()) ? a.from() : b.from();
        LocalDateTime to = a.to().isBefore(b.to()) ? a.to() : b.to();
        if (!from.isBefore(to)) {
            return Optional.empty();
        }
        LocalDate first = from.toLocalDate();
        LocalDate end = to.toLocalDate();
        boolean months = first.getDayOfMonth() == 1 && end.getDayOfMonth() == 1 && to.equals(end.atStartOfDay());
        return Optional.of(
                months
                        ? Stretch.of(Grain.MONTH, first, Calendar.between(Grain.MONTH, first, end))
                        : Stretch.between(from, to, a.label() + ", " + b.label()));
    }
}
