package dev.whence.mapping.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConditionTest {
    @Test
    void requirementsStandBetweenAndsOutsideOfBracketsAndQuotes() {
        assertThat(Condition.requirements("a == 'x && y' && (b && c) && f(d && e)"))
                .containsExactly("a == 'x && y'", "(b && c)", "f(d && e)");
    }

    @Test
    void alternativesBindWeakerThanRequirements() {
        assertThat(Condition.alternatives("a && b || c")).containsExactly("a && b", "c");
        assertThat(Condition.requirements("a && b || c")).containsExactly("a && b || c");
    }

    @Test
    void bracketsAroundEverythingAndLineBreaksAreTakenOff() {
        assertThat(Condition.bare("((a\n  && b))")).isEqualTo("a && b");
        assertThat(Condition.bare("(a) && (b)")).isEqualTo("(a) && (b)");
    }

    @Test
    void aChoiceIsTakenApartAtItsOwnMarks() {
        assertThat(Condition.choice("a ? b == 'c:d' : e ? f : g"))
                .contains(new Condition.Choice("a", "b == 'c:d'", "e ? f : g"));
        assertThat(Condition.choice("a ? b ? c : d : e")).contains(new Condition.Choice("a", "b ? c : d", "e"));
        assertThat(Condition.choice("{'a': 1}[b] == 1")).isEmpty();
    }
}
