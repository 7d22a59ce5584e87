package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RootCausesTest {
    private final Random random = new Random(5);

    /** What is left of a leaf of these values; 1 of all that nothing happened to. */
    @FunctionalInterface
    private interface Kept {
        double of(String device, String state, String category);
    }

    @Test
    void namesTheSegmentInWhichEverythingFell() {
        assertThat(forecasts((device, state, category) -> state.equals("s3") ? 0.6 : 1))
                .isEqualTo("state=s3");
    }

    @Test
    void namesTwoSegmentsOfDifferentDimensionsAndStrengths() {
        assertThat(forecasts((device, state, category) ->
                        device.equals("d1") && category.equals("c2") ? 0.3 : state.equals("s7") ? 0.7 : 1))
                .isEqualTo("state=s7;category=c2&device=d1");
    }

    @Test
    void namesTheChildrenWhereTheParentDidNotFallAsAWhole() {
        assertThat(forecasts((device, state, category) ->
                        device.equals("d0") && List.of("s1", "s2").contains(state) ? 0.5 : 1))
                .contains("device=d0&state=s1", "device=d0&state=s2")
                .doesNotContain("device=d0;");
    }

    @Test
    void namesASingleLeafThatIsFarFromNoise() {
        assertThat(forecasts((device, state, category) -> (device + state + category).equals("d2s4c5") ? 0.2 : 1))
                .isEqualTo("category=c5&device=d2&state=s4");
    }

    @Test
    void namesNothingWhereThereIsOnlyNoise() {
        assertThat(new RootCauses()
                        .ofForecasts(leaves((device, state, category) -> 1, 0.05))
                        .nothingUnusual())
                .isTrue();
    }

    @Test
    void namesNothingInsideWhereEverythingFellAlike() {
        Diagnosis diagnosis = new RootCauses().ofForecasts(leaves((device, state, category) -> 0.7, 0.05));
        assertThat(diagnosis.causes()).isEmpty();
        assertThat(diagnosis.outside())
                .hasValueSatisfying(effect -> assertThat(effect).isNegative());
    }

    @Test
    void namesWhatFellFurtherThanEverything() {
        Diagnosis diagnosis =
                new RootCauses().ofForecasts(leaves((device, state, category) -> state.equals("s3") ? 0.3 : 0.8, 0.02));
        assertThat(diagnosis.outside()).isPresent();
        assertThat(diagnosis.segments()).isEqualTo("state=s3");
    }

    @Test
    void findsTheRatioThatFellAlthoughItsDenominatorsChangeTheirMix() {
        LeafTable.Builder table = LeafTable.of(List.of("device", "state"), true);
        for (int device = 0; device < 3; device++) {
            for (int state = 0; state < 20; state++) {
                double base = 1000 * (1 + random.nextInt(5));
                double came = base * (device == 0 ? 2 : 0.7);
                double rate = 0.05 * (1 + 0.02 * random.nextGaussian()) * (state == 4 ? 0.6 : 1);
                table.add(List.of("d" + device, "s" + state), came * rate, base * 0.05, came, base);
            }
        }
        assertThat(new RootCauses().ofForecasts(table.build()).segments()).isEqualTo("state=s4");
    }

    @Test
    void saysNothingOfNoLeavesAndOfEmptyOnes() {
        LeafTable none = LeafTable.of(List.of("a"), false).build();
        LeafTable empty =
                LeafTable.of(List.of("a"), false).add(List.of("a1"), 0, 0).build();
        assertThat(new RootCauses().ofForecasts(none).nothingUnusual()).isTrue();
        assertThat(new RootCauses().ofForecasts(empty).nothingUnusual()).isTrue();
    }

    private String forecasts(Kept kept) {
        return new RootCauses().ofForecasts(leaves(kept, 0.05)).segments();
    }

    private LeafTable leaves(Kept kept, double noise) {
        LeafTable.Builder table = LeafTable.of(List.of("device", "state", "category"), false);
        for (int device = 0; device < 3; device++) {
            for (int state = 0; state < 10; state++) {
                for (int category = 0; category < 12; category++) {
                    List<String> leaf = List.of("d" + device, "s" + state, "c" + category);
                    double expected = 100 * Math.exp(random.nextGaussian());
                    double came = expected * (1 + noise * random.nextGaussian());
                    table.add(leaf, came * kept.of(leaf.get(0), leaf.get(1), leaf.get(2)), expected);
                }
            }
        }
        return table.build();
    }
}
