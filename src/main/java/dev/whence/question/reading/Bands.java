package dev.whence.question.reading;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Ranges that follow one another, as they were said.
 *
 * @param edges between them, and at the ends where they are not open, ascending
 * @param closed those of the edges that belong to the range below them
 * @param least where the first begins; empty if it is open
 * @param most where the last ends; empty if it is open
 */
record Bands(List<BigDecimal> edges, List<BigDecimal> closed, Optional<BigDecimal> least, Optional<BigDecimal> most) {

    /**
     * One range.
     *
     * @param upTo whether the upper end was said to belong to it ("at most")
     * @param beyond whether the lower end was said not to belong to it ("more than")
     */
    record Band(Optional<BigDecimal> low, Optional<BigDecimal> high, boolean upTo, boolean beyond) {}

    /**
     * Empty where they leave gaps or overlap. An end that two of them name ("50 to 100, 100 to 200") belongs to the upper
     * one, unless the words say otherwise.
     *
     * @param fractions whether numbers may lie between whole ones; where they may not, "1 to 2, 3 to 5" has no gap
     */
    static Optional<Bands> of(List<Band> bands, boolean fractions) {
        List<BigDecimal> edges = new ArrayList<>();
        List<BigDecimal> closed = new ArrayList<>();
        Band first = bands.get(0);
        first.low().filter(low -> !first.low().equals(first.high())).ifPresent(edges::add);
        for (int i = 0; i + 1 < bands.size(); i++) {
            Band below = bands.get(i);
            Band above = bands.get(i + 1);
            if (below.high().isEmpty() || above.low().isEmpty()) {
                return Optional.empty();
            }
            BigDecimal end = below.high().get();
            BigDecimal gap = above.low().get().subtract(end);
            boolean next = !fractions && gap.compareTo(BigDecimal.ONE) == 0;
            if (gap.signum() != 0 && !next) {
                return Optional.empty();
            }
            edges.add(end);
            if (next || below.upTo() || above.beyond()) {
                closed.add(end);
            }
        }
        Optional<BigDecimal> most = bands.get(bands.size() - 1).high();
        most.ifPresent(end -> {
            edges.add(end);
            closed.add(end);
        });
        return ascending(edges) ? Optional.of(new Bands(edges, closed, first.low(), most)) : Optional.empty();
    }

    private static boolean ascending(List<BigDecimal> edges) {
        for (int i = 1; i < edges.size(); i++) {
            if (edges.get(i).compareTo(edges.get(i - 1)) <= 0) {
                return false;
            }
        }
        return !edges.isEmpty();
    }
}
