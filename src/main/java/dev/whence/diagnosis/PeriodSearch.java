package dev.whence.diagnosis;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The causes of a change between two periods. What everything grew by is learnt from the leaves that no cause covers,
 * so that a deep fall of one segment does not make the others look risen; and so is how much segments come and go
 * beyond the chance of single items.
 */
final class PeriodSearch {
    private static final int DEEPEST = 3;

    private final PeriodTable table;
    private final double usual;
    private final boolean[] all;

    PeriodSearch(PeriodTable table, double usual) {
        this.table = table;
        this.usual = usual;
        this.all = new boolean[table.leaves().size()];
        Arrays.fill(all, true);
    }

    Diagnosis run() {
        Split best = DoubleStream.of(1, medianGrowth(all), table.growth(all))
                .mapToObj(this::split)
                .max(Comparator.comparingDouble(Split::score))
                .orElseThrow();
        List<Cause> causes = best.causes().stream().map(Found::cause).toList();
        return new Diagnosis(causes, outside(table.growth(best.rest()), best.rest()));
    }

    /** Causes and the rest: each part with a change of its own, found from a guess of what the rest grew by. */
    private record Split(List<Found> causes, boolean[] rest, double score) {}

    private Split split(double guess) {
        CauseSearch search = new CauseSearch(table.leaves(), DEEPEST);
        List<Found> causes = search.run(open -> evidence(Arrays.equals(open, all) ? guess : table.growth(open), open));
        boolean changed = true;
        while (changed) {
            List<Found> kept = needed(causes);
            changed = kept.size() < causes.size();
            causes = kept;
        }
        Evidence ungrown = PeriodEvidence.of(table, 1);
        boolean[] rest = unexplained(causes);
        double score = gain(ungrown, rest);
        for (Found cause : causes) {
            score += gain(ungrown, only(cause.members())) - price(cause);
        }
        return new Split(causes, rest, score);
    }

    /** Without the least needed cause, if it is no cause any more now that the others are known. */
    private List<Found> needed(List<Found> causes) {
        boolean[] rest = unexplained(causes);
        Evidence evidence = evidence(table.growth(rest), rest);
        Optional<Found> needless = causes.stream()
                .filter(cause -> gain(evidence, only(cause.members())) < price(cause))
                .min(Comparator.comparingDouble(cause -> gain(evidence, only(cause.members()))));
        return causes.stream()
                .filter(cause -> needless.filter(cause::equals).isEmpty())
                .toList();
    }

    private static double price(Found found) {
        return found.cause().gain() - found.cause().net();
    }

    private static double gain(Evidence evidence, boolean[] part) {
        Totals totals = new Totals(evidence, evidence.speaking(part), new int[part.length], 1);
        return totals.count(0) == 0 ? 0 : totals.gain(0);
    }

    private boolean[] only(int[] members) {
        boolean[] only = new boolean[all.length];
        Arrays.stream(members).forEach(leaf -> only[leaf] = true);
        return only;
    }

    private Evidence evidence(double growth, boolean[] quiet) {
        Evidence aroundTheMedian = PeriodEvidence.of(table, medianGrowth(quiet));
        return PeriodEvidence.of(table, growth).withSystematic(restlessness(aroundTheMedian, quiet));
    }

    private boolean[] unexplained(List<Found> causes) {
        boolean[] rest = all.clone();
        causes.forEach(cause -> Arrays.stream(cause.members()).forEach(leaf -> rest[leaf] = false));
        return rest;
    }

    /** What half of everything grew by less than, by the values of single attributes. */
    private double medianGrowth(boolean[] wanted) {
        LeafTable leaves = table.leaves();
        return IntStream.range(0, leaves.attributeCount())
                .mapToObj(attribute -> Growths.of(table, attribute, wanted))
                .reduce(Growths::and)
                .map(Growths::median)
                .orElse(1.0);
    }

    /** How much, relatively, the values of single attributes come and go beyond chance: half of them by less. */
    private double restlessness(Evidence evidence, boolean[] quiet) {
        boolean[] speaking = evidence.speaking(quiet);
        List<Totals> dimensions = Cuboid.all(table.leaves(), 1).stream()
                .map(dimension -> totals(evidence, speaking, dimension))
                .toList();
        double least = evidence.systematic();
        double most = 1;
        for (int step = 0; step < 20; step++) {
            double middle = (least + most) / 2;
            boolean tooNarrow = medianScatter(dimensions, middle) > Normal.quantile(0.75);
            least = tooNarrow ? middle : least;
            most = tooNarrow ? most : middle;
        }
        return least;
    }

    private static Totals totals(Evidence evidence, boolean[] speaking, Cuboid dimension) {
        Cuboid.Cells cells = dimension.cells();
        return new Totals(evidence, speaking, cells.of(), cells.space());
    }

    private static double medianScatter(List<Totals> dimensions, double systematic) {
        double[] scatter = dimensions.stream()
                .flatMapToDouble(totals -> IntStream.range(0, totals.space())
                        .filter(cell -> totals.count(cell) > 0)
                        .mapToDouble(cell -> Math.abs(totals.standardised(systematic, cell))))
                .sorted()
                .toArray();
        return scatter.length == 0 ? 0 : scatter[scatter.length / 2];
    }

    /** The change of all that no cause covers, if it is more than usual and more than chance. */
    private Optional<Double> outside(double growth, boolean[] rest) {
        Evidence evidence = PeriodEvidence.of(table, 1);
        boolean[] speaking = evidence.speaking(rest);
        Totals totals = new Totals(evidence, speaking, new int[rest.length], 1);
        boolean significant = totals.count(0) > 0 && totals.gain(0) > CauseSearch.SURE + 2;
        return significant && Math.abs(Math.log(growth)) > 2.5 * usual ? Optional.of(growth - 1) : Optional.empty();
    }
}
