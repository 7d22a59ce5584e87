package dev.whence.diagnosis.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.whence.diagnosis.Cause;
import dev.whence.diagnosis.Diagnosis;
import dev.whence.diagnosis.RootCauses;
import dev.whence.diagnosis.Segment;
import java.util.List;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

class MethodsTest {
    @Test
    void findsWhatRiskLocFindsAndMoreInItsOwnSyntheticIncidents() {
        double ours = f1(SyntheticSets.l()::scenario, 4, MethodsTest::ours);
        assertThat(ours).isGreaterThan(0.9);
        assertThat(ours)
                .isGreaterThan(f1(SyntheticSets.l()::scenario, 4, scenario -> new RiskLoc().causes(scenario.leaves())));
    }

    @Test
    void findsCausesInSqueezesMannerOfSumsAndRatios() {
        assertThat(f1(SqueezeSets.b(2)::scenario, 9, MethodsTest::ours)).isGreaterThan(0.9);
        assertThat(f1(SqueezeSets.d()::scenario, 9, MethodsTest::ours)).isGreaterThan(0.9);
    }

    @Test
    void riskLocIsAsGoodAsPublishedWhereItsAssumptionsHold() {
        assertThat(f1(SqueezeSets.b(0)::scenario, 9, scenario -> new RiskLoc().causes(scenario.leaves())))
                .isGreaterThan(0.9);
    }

    @Test
    void findsIncidentsInAShopAndIsSilentWhereNothingHappened() {
        assertThat(f1(ShopScenarios.volume()::scenario, 6, MethodsTest::ours)).isGreaterThan(0.6);
        Diagnosis quiet = diagnosis(ShopScenarios.volume().scenario(8));
        assertThat(quiet.nothingUnusual()).isTrue();
        Diagnosis external = diagnosis(ShopScenarios.volume().scenario(7));
        assertThat(external.causes()).isEmpty();
        assertThat(external.outside())
                .hasValueSatisfying(change -> assertThat(change).isNegative());
    }

    private static double f1(
            LongFunction<Scenario> set, int seeds, java.util.function.Function<Scenario, List<Segment>> method) {
        Tally tally = new Tally();
        for (int seed = 0; seed < seeds; seed++) {
            Scenario scenario = set.apply(seed);
            tally.add(scenario.causes(), method.apply(scenario), 1);
        }
        return tally.f1();
    }

    private static List<Segment> ours(Scenario scenario) {
        return diagnosis(scenario).causes().stream().map(Cause::segment).toList();
    }

    private static Diagnosis diagnosis(Scenario scenario) {
        return scenario.periods()
                .map(periods -> new RootCauses().ofPeriods(periods, 0.05))
                .orElseGet(() -> new RootCauses().ofForecasts(scenario.leaves()));
    }
}
