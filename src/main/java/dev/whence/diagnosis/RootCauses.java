package dev.whence.diagnosis;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Root causes of a difference between what was measured and what was expected. Stateless. */
public final class RootCauses {
    private static final int DEEPEST = 8;

    /** For leaves whose forecasts are good one by one, such as monitoring data: the noise is relative to the value. */
    public Diagnosis ofForecasts(LeafTable leaves) {
        CauseSearch search = new CauseSearch(leaves, DEEPEST);
        Deviations deviations = Deviations.of(leaves);
        Evidence first = deviations.against(deviations.quietSide());
        Optional<Double> outside = outside(leaves, first);
        if (outside.isPresent()) {
            Evidence beyond = deviations.against(deviations.unexplainedBy(List.of()));
            return diagnosis(search.run(open -> beyond), outside);
        }
        List<Found> rough = search.run(open -> first);
        Evidence refined = deviations.against(deviations.unexplainedBy(rough));
        return diagnosis(search.run(open -> refined), outside);
    }

    /**
     * For two periods of which a leaf holds few items, such as the orders of a shop.
     *
     * @param usual by how much, relatively, the measure as a whole changes from period to period: its standard deviation
     */
    public Diagnosis ofPeriods(PeriodTable table, double usual) {
        return new PeriodSearch(table, usual).run();
    }

    private static Diagnosis diagnosis(List<Found> found, Optional<Double> outside) {
        return new Diagnosis(found.stream().map(Found::cause).toList(), outside);
    }

    /** A shift of everything: significant, and no part of any attribute is without it. */
    private static Optional<Double> outside(LeafTable leaves, Evidence evidence) {
        boolean[] everywhere = new boolean[leaves.size()];
        Arrays.fill(everywhere, true);
        boolean[] speaking = evidence.speaking(everywhere);
        Totals all = new Totals(evidence, speaking, new int[leaves.size()], 1);
        int[] everything = IntStream.range(0, leaves.size()).toArray();
        boolean shifted = all.count(0) > 0
                && all.gain(0) - all.disagreement(0) > CauseSearch.SURE
                && new Wholeness(leaves, evidence, speaking).holds(Cuboid.none(leaves), everything);
        return shifted ? Optional.of(all.effect(0)) : Optional.empty();
    }
}
