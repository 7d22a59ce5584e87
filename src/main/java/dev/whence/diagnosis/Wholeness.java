package dev.whence.diagnosis;

import java.util.ArrayList;
import java.util.List;

/**
 * The test that a segment changed as a whole: cut by any further attribute, hardly a part of it looks untouched by the
 * effect that the touched parts show.
 */
final class Wholeness {
    /** Nats by which a part must look rather untouched than touched, to count. */
    private static final double CLEARLY = 3;
    /** The share of the exposure that may be untouched: forecasts miss, and zeros hide. */
    private static final double TOLERATED = 0.12;

    private final LeafTable leaves;
    private final Evidence evidence;
    private final boolean[] open;

    Wholeness(LeafTable leaves, Evidence evidence, boolean[] open) {
        this.leaves = leaves;
        this.evidence = evidence;
        this.open = open;
    }

    boolean holds(Cuboid cuboid, int[] members) {
        return furtherAttributes(cuboid).stream().allMatch(attribute -> untouched(attribute, members) <= TOLERATED);
    }

    private List<Integer> furtherAttributes(Cuboid cuboid) {
        List<Integer> further = new ArrayList<>();
        for (int attribute = 0; attribute < leaves.attributeCount(); attribute++) {
            if (!cuboid.has(attribute)) {
                further.add(attribute);
            }
        }
        return further;
    }

    /** The share of the members' exposure in parts, by this attribute, that look untouched. */
    private double untouched(int attribute, int[] members) {
        Totals parts = parts(attribute, members);
        double effect = effectWhereItIs(parts);
        double untouched = 0;
        double all = 0;
        for (int part = 0; part < parts.space(); part++) {
            if (parts.count(part) > 0) {
                all += parts.exposure(part);
                untouched += parts.evidenceFor(effect, part) < -CLEARLY ? parts.exposure(part) : 0;
            }
        }
        return untouched / all;
    }

    private Totals parts(int attribute, int[] members) {
        boolean[] inside = new boolean[open.length];
        for (int leaf : members) {
            inside[leaf] = open[leaf];
        }
        return new Totals(evidence, inside, leaves.codes(attribute), leaves.cardinality(attribute));
    }

    /** The parts' mean effect, each weighted by its shift: that of the touched ones where others are not. */
    private static double effectWhereItIs(Totals parts) {
        double weighted = 0;
        double weight = 0;
        double direction = 0;
        for (int part = 0; part < parts.space(); part++) {
            direction += parts.shift(part);
        }
        for (int part = 0; part < parts.space(); part++) {
            double along = parts.shift(part) * Math.signum(direction);
            if (parts.count(part) > 0 && along > 0) {
                weighted += along * parts.effect(part);
                weight += along;
            }
        }
        return weight == 0 ? 0 : weighted / weight;
    }
}
