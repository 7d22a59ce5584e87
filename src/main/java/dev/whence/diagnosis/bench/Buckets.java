package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.Cuboid;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The open leaves of each cell of a cuboid. */
record Buckets(List<int[]> members) {
    static Buckets of(Cuboid cuboid, boolean[] open) {
        Cuboid.Cells cells = cuboid.cells();
        int[] end = new int[cells.space() + 1];
        for (int leaf = 0; leaf < open.length; leaf++) {
            end[cells.of()[leaf] + 1] += open[leaf] ? 1 : 0;
        }
        Arrays.parallelPrefix(end, Integer::sum);
        int[] next = end.clone();
        int[] sorted = new int[end[cells.space()]];
        for (int leaf = 0; leaf < open.length; leaf++) {
            if (open[leaf]) {
                sorted[next[cells.of()[leaf]]++] = leaf;
            }
        }
        List<int[]> members = new ArrayList<>();
        for (int cell = 0; cell < cells.space(); cell++) {
            if (end[cell + 1] > end[cell]) {
                members.add(Arrays.copyOfRange(sorted, end[cell], end[cell + 1]));
            }
        }
        return new Buckets(members);
    }
}
