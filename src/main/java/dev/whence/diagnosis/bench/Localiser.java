package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.Segment;
import java.util.List;

/** A method that names the root causes of an incident, the likeliest first. */
@FunctionalInterface
interface Localiser {
    List<Segment> causes(LeafTable leaves);
}
