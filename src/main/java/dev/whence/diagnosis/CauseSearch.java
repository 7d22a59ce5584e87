package dev.whence.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * Finds the segments that changed as a whole. Each segment of each cuboid is scored by a scan statistic (Kulldorff
 * 1997; here of the shift of evidence): the log likelihood that one shift of all its leaves gains over noise, less what
 * its leaves disagree, less the price of the search among so many segments. The best one must be whole: no part of
 * it, by any further attribute, may look untouched (the ripple effect of HotSpot, made a test); a parent of which only
 * some children changed fails here, a child of a whole parent gains less than the parent. What a cause covers is taken
 * away and the search goes on, as in RiskLoc, but over all layers at once.
 */
final class CauseSearch {
    private static final int MOST_CAUSES = 20;
    private static final int BEST_OF_CUBOID = 24;
    /** Nats beyond the number of segments that were looked at. */
    static final double SURE = 3;

    private final LeafTable leaves;
    private final List<Cuboid> cuboids;

    CauseSearch(LeafTable leaves, int deepest) {
        this.leaves = leaves;
        this.cuboids = Cuboid.all(leaves, deepest);
    }

    /**
     * The causes in the order in which they are found: what explains most is first.
     *
     * @param evidence made anew for what is still open after each cause
     */
    List<Found> run(Function<boolean[], Evidence> evidence) {
        List<Found> causes = new ArrayList<>();
        boolean[] open = new boolean[leaves.size()];
        Arrays.fill(open, true);
        while (causes.size() < MOST_CAUSES) {
            Optional<Found> best = best(evidence.apply(open), open);
            if (best.isEmpty()) {
                break;
            }
            causes.add(best.get());
            Arrays.stream(best.get().members()).forEach(leaf -> open[leaf] = false);
        }
        return causes;
    }

    private Optional<Found> best(Evidence evidence, boolean[] open) {
        boolean[] speaking = evidence.speaking(open);
        List<Candidate> candidates = new ArrayList<>();
        for (Cuboid cuboid : cuboids) {
            candidates.addAll(candidates(cuboid, evidence, speaking));
        }
        candidates.sort(Candidate.BEST_FIRST);
        Wholeness wholeness = new Wholeness(leaves, evidence, speaking);
        return candidates.stream()
                .filter(candidate -> wholeness.holds(candidate.cuboid(), candidate.members()))
                .findFirst()
                .map(candidate -> candidate.found(speaking));
    }

    private List<Candidate> candidates(Cuboid cuboid, Evidence evidence, boolean[] open) {
        Cuboid.Cells cells = cuboid.cells();
        Totals totals = new Totals(evidence, open, cells.of(), cells.space());
        double price = Math.log(Math.max(1, totals.occupied()))
                + Math.log(cuboids.stream()
                        .filter(other -> other.depth() == cuboid.depth())
                        .count())
                + SURE;
        List<Candidate> found = new ArrayList<>();
        for (int cell = 0; cell < totals.space(); cell++) {
            if (totals.count(cell) > 0 && totals.gain(cell) > price) {
                double net = totals.gain(cell) - totals.disagreement(cell) - price;
                if (net > 0) {
                    double reach = totals.reach(cell) - totals.disagreement(cell) - price;
                    found.add(new Candidate(cuboid, totals.first(cell), cell, totals, net, reach));
                }
            }
        }
        found.sort(Candidate.BEST_FIRST);
        return found.subList(0, Math.min(BEST_OF_CUBOID, found.size()));
    }

    private record Candidate(Cuboid cuboid, int leaf, int cell, Totals totals, double net, double reach) {
        static final Comparator<Candidate> BEST_FIRST =
                Comparator.comparingDouble(Candidate::reach).reversed();

        int[] members() {
            return cuboid.like(leaf);
        }

        Found found(boolean[] open) {
            Cause cause =
                    new Cause(cuboid.segment(leaf), totals.effect(cell), totals.count(cell), totals.gain(cell), net);
            return new Found(
                    cause,
                    Arrays.stream(members()).filter(member -> open[member]).toArray());
        }
    }
}
