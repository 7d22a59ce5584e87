package dev.whence.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RateTest {
    @Test
    void isZeroAtFirst() {
        assertThat(new Rate().at(5, 100)).isZero();
    }

    @Test
    void forgetsWhatWasLongAgo() {
        Rate rate = new Rate();
        rate.at(0, 0);
        rate.at(10, 0);
        rate.at(11, 500);
        assertThat(rate.at(12, 1000)).isEqualTo(500);
    }
}
