package dev.whence.diagnosis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Some of the attributes: a cell of it is a combination of their values that occurs. */
public final class Cuboid {
    private static final int DENSE = 1 << 22;

    private final LeafTable leaves;
    private final int[] attributes;

    private Cuboid(LeafTable leaves, int[] attributes) {
        this.leaves = leaves;
        this.attributes = attributes;
    }

    /** Every non-empty set of attributes up to so many, small ones first. */
    public static List<Cuboid> all(LeafTable leaves, int deepest) {
        List<Cuboid> all = new ArrayList<>();
        for (int depth = 1; depth <= Math.min(deepest, leaves.attributeCount()); depth++) {
            for (int mask = 1; mask < 1 << leaves.attributeCount(); mask++) {
                if (Integer.bitCount(mask) == depth) {
                    all.add(new Cuboid(leaves, members(mask)));
                }
            }
        }
        return all;
    }

    /** No attribute: everything is one cell. */
    static Cuboid none(LeafTable leaves) {
        return new Cuboid(leaves, new int[0]);
    }

    private static int[] members(int mask) {
        int[] members = new int[Integer.bitCount(mask)];
        int next = 0;
        for (int attribute = 0; next < members.length; attribute++) {
            if ((mask >> attribute & 1) == 1) {
                members[next++] = attribute;
            }
        }
        return members;
    }

    public int depth() {
        return attributes.length;
    }

    boolean has(int attribute) {
        for (int member : attributes) {
            if (member == attribute) {
                return true;
            }
        }
        return false;
    }

    /** The number of each leaf's cell, from 0 on; cells that do not occur may have a number too. */
    public Cells cells() {
        long space = 1;
        for (int attribute : attributes) {
            space = Math.multiplyExact(space, leaves.cardinality(attribute));
        }
        return space <= Math.max(DENSE, 4L * leaves.size()) && space < Integer.MAX_VALUE
                ? dense((int) space)
                : sparse();
    }

    private Cells dense(int space) {
        int[] cell = new int[leaves.size()];
        for (int attribute : attributes) {
            int[] codes = leaves.codes(attribute);
            int values = leaves.cardinality(attribute);
            for (int leaf = 0; leaf < cell.length; leaf++) {
                cell[leaf] = cell[leaf] * values + codes[leaf];
            }
        }
        return new Cells(cell, space);
    }

    private Cells sparse() {
        int[] cell = new int[leaves.size()];
        Map<Long, Integer> numbers = new HashMap<>();
        for (int leaf = 0; leaf < cell.length; leaf++) {
            long key = 0;
            for (int attribute : attributes) {
                key = key * leaves.cardinality(attribute) + leaves.codes(attribute)[leaf];
            }
            int fresh = numbers.size();
            Integer known = numbers.putIfAbsent(key, fresh);
            cell[leaf] = known == null ? fresh : known;
        }
        return new Cells(cell, numbers.size());
    }

    /** The segment that the leaf belongs to. */
    public Segment segment(int leaf) {
        Map<String, String> values = new HashMap<>();
        for (int attribute : attributes) {
            values.put(leaves.attributes().get(attribute), leaves.value(attribute, leaves.codes(attribute)[leaf]));
        }
        return Segment.of(values);
    }

    /** The leaves that have the same values as this one. */
    int[] like(int leaf) {
        int[] found = new int[leaves.size()];
        int count = 0;
        for (int other = 0; other < found.length; other++) {
            if (same(leaf, other)) {
                found[count++] = other;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private boolean same(int leaf, int other) {
        for (int attribute : attributes) {
            if (leaves.codes(attribute)[leaf] != leaves.codes(attribute)[other]) {
                return false;
            }
        }
        return true;
    }

    /** The cell of each leaf, and how many cells there may be. Nobody writes to the array. */
    public record Cells(int[] of, int space) {}
}
