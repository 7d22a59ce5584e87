package dev.whence.diagnosis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class ContributionsTest {
    /** Orders and their value: in SP 100 of 10 each become 50 of 10, in RJ 100 of 20 stay as many, of 18. */
    private final Contributions mean = new Contributions(LeafTable.of(List.of("state"), true)
            .add(List.of("SP"), 500, 1000, 50, 100)
            .add(List.of("RJ"), 1800, 2000, 100, 100)
            .build());

    @Test
    void aSumsSegmentContributesItsChangeAndTheExcessIsBeyondAnEvenOne() {
        Contributions sum = new Contributions(LeafTable.of(List.of("state"), false)
                .add(List.of("SP"), 40, 100)
                .add(List.of("RJ"), 90, 100)
                .build());
        Contribution first = sum.segments().get(0);
        assertThat(first.segment()).contains("SP");
        assertThat(first.contribution()).isEqualTo(-60);
        assertThat(first.excess()).contains(-60 + 35.0);
    }

    @Test
    void contributionsToAMeanAddUpToItsChange() {
        double change = 2300.0 / 150 - 3000.0 / 200;
        assertThat(mean.mixes().stream().mapToDouble(Contribution::contribution).sum())
                .isCloseTo(change, within(1e-12));
    }

    @Test
    void aChangedMixIsToldFromWhatChangedWithinSegments() {
        assertThat(mean.mixes().get(0).contribution()).isCloseTo(100.0 / 150 * (18 - 20), within(1e-12));
        assertThat(mean.mixes().get(1).contribution()).isPositive();
    }

    @Test
    void onlySegmentsInTheDirectionOfTheChangeAreNamed() {
        assertThat(mean.overall())
                .allSatisfy(one -> assertThat(one.contribution()).isPositive());
    }
}
