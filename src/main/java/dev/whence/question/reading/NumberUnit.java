package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Grain;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a number in a question counts.
 *
 * @param name as dimensions have it: "money", "days", "items"; empty where the words do not say
 * @param factor how many of it one of the spoken units is: a week is seven days
 */
record NumberUnit(String name, BigDecimal factor) {
    static final NumberUnit UNSAID = new NumberUnit("", BigDecimal.ONE);

    static final NumberUnit MONEY = new NumberUnit("money", BigDecimal.ONE);

    private static final Set<String> CURRENCIES =
            Set.of("reais", "real", "brl", "euro", "euros", "eur", "usd", "dollars", "r$", "$");
    private static final Map<Grain, NumberUnit> TIMES = Map.of(
            Grain.HOUR, new NumberUnit("hours", BigDecimal.ONE),
            Grain.DAY, new NumberUnit("days", BigDecimal.ONE),
            Grain.WEEK, new NumberUnit("days", BigDecimal.valueOf(7)));

    private static final Map<String, NumberUnit> WORDS = Map.of(
            "hour", TIMES.get(Grain.HOUR),
            "day", TIMES.get(Grain.DAY),
            "week", TIMES.get(Grain.WEEK),
            "item", new NumberUnit("items", BigDecimal.ONE),
            "piece", new NumberUnit("items", BigDecimal.ONE),
            "star", new NumberUnit("score", BigDecimal.ONE),
            "instalment", new NumberUnit("instalments", BigDecimal.ONE),
            "installment", new NumberUnit("instalments", BigDecimal.ONE));

    /** That of the word after the number. */
    static Optional<NumberUnit> of(Piece piece) {
        if (piece.tokens().stream().anyMatch(token -> token.isAny(CURRENCIES))) {
            return Optional.of(MONEY);
        }
        return piece.span().as(Meaning.Unit.class).flatMap(unit -> Optional.ofNullable(TIMES.get(unit.grain())));
    }

    /** That of a word alone: a unit of time, a currency, or what rows have many of. */
    static Optional<NumberUnit> of(Token token) {
        return token.isAny(CURRENCIES) ? Optional.of(MONEY) : Optional.ofNullable(WORDS.get(token.stem()));
    }

    /** That of a currency sign before the number. */
    static NumberUnit signed(Piece figure) {
        return figure.tokens().stream().anyMatch((Token token) -> token.is("$")) ? MONEY : UNSAID;
    }

    boolean said() {
        return !name.isEmpty();
    }

    /** Whether numbers of this dimension may be counted so. Where the model says no unit, any is taken. */
    boolean fits(DimensionTerm dimension) {
        return !said() || dimension.unit().isEmpty() || dimension.unit().equals(name);
    }
}
