package dev.whence.diagnosis.bench;

import dev.whence.diagnosis.Cuboid;
import dev.whence.diagnosis.LeafTable;
import dev.whence.diagnosis.Segment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Adtributor (Bhagwan and others, NSDI 2014) as published, for comparison: in each dimension by itself the elements of
 * most surprise, of at least 10 % explanatory power each, until together they explain 67 %; the dimension of most
 * surprise is the answer.
 */
final class Adtributor implements Localiser {
    private static final double EACH = 0.1;
    private static final double TOGETHER = 0.67;

    @Override
    public List<Segment> causes(LeafTable leaves) {
        double[] power = ExplanatoryPower.of(leaves);
        return Cuboid.all(leaves, 1).stream()
                .map(dimension -> explanation(leaves, dimension, power))
                .filter(explanation -> explanation.power() > TOGETHER)
                .max(Comparator.comparingDouble(Explanation::surprise))
                .map(Explanation::elements)
                .orElse(List.of());
    }

    private static Explanation explanation(LeafTable leaves, Cuboid dimension, double[] power) {
        boolean[] all = new boolean[leaves.size()];
        Arrays.fill(all, true);
        double[] whole = sums(leaves, all(leaves.size()));
        List<Element> elements = new ArrayList<>();
        for (int[] members : Buckets.of(dimension, all).members()) {
            double explains =
                    Arrays.stream(members).mapToDouble(leaf -> power[leaf]).sum();
            elements.add(new Element(
                    dimension.segment(members[0]), explains, surprise(sums(leaves, members), whole, leaves.ratio())));
        }
        elements.sort(Comparator.comparingDouble(Element::surprise).reversed());
        List<Segment> chosen = new ArrayList<>();
        double together = 0;
        double surprise = 0;
        for (Element element : elements) {
            if (together <= TOGETHER && element.power() > EACH) {
                chosen.add(element.segment());
                together += element.power();
                surprise += element.surprise();
            }
        }
        return new Explanation(chosen, together, surprise);
    }

    private static int[] all(int size) {
        int[] all = new int[size];
        Arrays.setAll(all, leaf -> leaf);
        return all;
    }

    private static double[] sums(LeafTable leaves, int[] members) {
        double[] sums = new double[4];
        for (int leaf : members) {
            sums[0] += leaves.predict(leaf);
            sums[1] += leaves.real(leaf);
            sums[2] += leaves.predictBase(leaf);
            sums[3] += leaves.realBase(leaf);
        }
        return sums;
    }

    private static double surprise(double[] part, double[] whole, boolean ratio) {
        double surprise = surprise(part[0] / whole[0], part[1] / whole[1]);
        return ratio ? surprise + surprise(part[2] / whole[2], part[3] / whole[3]) : surprise;
    }

    /** A term of the Jensen-Shannon divergence of what was expected and what came. */
    private static double surprise(double expected, double came) {
        return 0.5 * (term(expected, came) + term(came, expected));
    }

    private static double term(double one, double other) {
        return one <= 0 ? 0 : one * Math.log(2 * one / (one + other));
    }

    private record Element(Segment segment, double power, double surprise) {}

    private record Explanation(List<Segment> elements, double power, double surprise) {}
}
