package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Meaning.Statistic;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Averages, medians, percentiles and extremes of single values, and whether the metric has them. */
final class StatisticReader implements Reader {
    private final List<String> before;

    /** @param previous what the question before said, which "and the median?" is of */
    StatisticReader(Optional<Frame> previous) {
        this.before = previous.map(Frame::metrics).orElse(List.of());
    }

    @Override
    public void read(Draft draft) {
        boolean alone = draft.metrics.isEmpty()
                && draft.dimensions.isEmpty()
                && draft.pieces.stream().anyMatch(piece -> piece.freely(Statistic.class));
        if (alone) {
            before.forEach(name -> draft.metrics.add(name.replaceFirst(":.*", "")));
            draft.borrowed = !before.isEmpty();
        }
        if (several(draft)) {
            return;
        }
        for (Piece piece : draft.pieces) {
            if (piece.freely(Statistic.class) && !draft.metrics.isEmpty()) {
                apply(draft, piece, suffix(piece));
            }
        }
    }

    /** "mean and median order value": a number for each. */
    private static boolean several(Draft draft) {
        List<Piece> statistics = draft.pieces.stream()
                .filter(piece -> piece.freely(Statistic.class))
                .toList();
        if (statistics.size() < 2 || draft.metrics.size() != 1) {
            return false;
        }
        String name = draft.metrics.iterator().next();
        List<String> all = statistics.stream()
                .flatMap(piece -> with(draft, name, suffix(piece)).stream())
                .distinct()
                .toList();
        if (all.size() < statistics.size()) {
            draft.doubt(0.4, "more numbers are asked for than are understood");
            return false;
        }
        statistics.forEach(Piece::take);
        draft.metrics.clear();
        draft.metrics.addAll(all);
        return true;
    }

    private static String suffix(Piece piece) {
        return piece.span().as(Statistic.class).orElseThrow().suffix();
    }

    /** "average daily revenue", "how many orders a day on average": the whole of a period, divided by its days. */
    private static boolean perUnit(Draft draft, Piece piece, String suffix) {
        boolean sums = draft.metrics.stream()
                .allMatch(name -> draft.vocabulary.metric(name).additive());
        if (!suffix.equals("mean") || draft.grain.isEmpty() || !sums) {
            return false;
        }
        String per = ":per_" + draft.grain.get().name().toLowerCase(Locale.ROOT);
        List<String> all = draft.metrics.stream().map(name -> name + per).toList();
        draft.metrics.clear();
        draft.metrics.addAll(all);
        draft.grain = Optional.empty();
        piece.take();
        return true;
    }

    private static void apply(Draft draft, Piece piece, String suffix) {
        if (perUnit(draft, piece, suffix)) {
            return;
        }
        Set<String> changed = new LinkedHashSet<>();
        boolean extreme = suffix.equals("min") || suffix.equals("max");
        if (extreme && draft.rank.isPresent()) {
            return;
        }
        if (suffix.equals("sum") && piece.tokens().get(0).is("sum") && countsOnly(draft)) {
            draft.doubt(0.5, "a sum of money may be meant, not a number");
        }
        for (String name : draft.metrics) {
            Optional<String> with = with(draft, name, suffix).or(() -> averaged(draft, name, suffix));
            if (with.isPresent()) {
                piece.take();
            }
            changed.add(with.orElse(name));
        }
        if (suffix.equals("mean") && piece.free()) {
            String metric =
                    draft.vocabulary.metric(draft.metrics.iterator().next()).label();
            draft.asks.add(new AskBack(
                    "measure",
                    "Average of what? " + metric + " is a total: per order, per customer, per month?",
                    List.of()));
            piece.take();
        }
        draft.metrics.clear();
        draft.metrics.addAll(changed);
    }

    private static boolean countsOnly(Draft draft) {
        return draft.metrics.stream()
                .allMatch(name -> draft.vocabulary.metric(name).counts());
    }

    /** "average credit card payment": the mean of what is counted, if that is a metric under the name of "average payment". */
    private static Optional<String> averaged(Draft draft, String name, String suffix) {
        boolean grouped = draft.grain.isPresent() || !draft.dimensions.isEmpty();
        boolean single = !suffix.equals("sum") && !suffix.equals("min") && !suffix.equals("max");
        return single && !grouped
                ? draft.vocabulary.metric(name).phrases().stream()
                        .flatMap(phrase -> draft.vocabulary.metricPhrases().exactly("average " + phrase).stream())
                        .filter(other -> draft.vocabulary.metric(other).statistics())
                        .findFirst()
                        .map(other -> suffix.equals("mean") ? other : other + ":" + suffix)
                : Optional.empty();
    }

    private static Optional<String> with(Draft draft, String name, String suffix) {
        MetricTerm metric = draft.vocabulary.metric(name);
        boolean mean = suffix.equals("mean");
        if (metric.statistics() && !name.contains(":")) {
            return Optional.of(mean ? name : name + ":" + suffix);
        }
        boolean alreadyMean = mean && !metric.additive() && !metric.counts();
        boolean alreadySum = suffix.equals("sum") && (metric.additive() || metric.counts());
        return alreadyMean || alreadySum ? Optional.of(name) : Optional.empty();
    }
}
