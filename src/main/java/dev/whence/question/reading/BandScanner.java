package dev.whence.question.reading;

import dev.whence.question.reading.Bands.Band;
import dev.whence.question.text.Token;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds ranges that are listed: "under 50, 50 to 100, 100 to 200 and over 200 reais". Not thread-safe. */
final class BandScanner {
    private static final Set<String> PASSED = Set.of(
            "from", "between", "of", "with", "for", "those", "ones", "the", "worth", "costing", "order", "orders");
    private static final Set<String> BELOW = Set.of("under", "below");
    private static final Set<String> ABOVE = Set.of("over", "above", "beyond", "exceeding");
    private static final Set<String> LESS = Set.of("less", "fewer", "lower");
    private static final Set<String> MORE = Set.of("more", "greater", "higher", "larger");
    private static final Set<String> UP = Set.of("up", "upwards", "upward", "onwards");
    private static final Set<String> TO = Set.of("to", "until", "-", "\u2013", "and");
    private static final Set<String> NEXT = Set.of(",", ";", "and", "or", "/", "vs", "versus", "then");

    private final List<Token> tokens;
    private int at;
    private final List<NumberUnit> units = new ArrayList<>();
    private boolean strict;

    private BandScanner(List<Token> tokens, int at) {
        this.tokens = tokens;
        this.at = at;
    }

    /**
     * What was found.
     *
     * @param to index after its last token
     */
    record Found(List<Band> bands, NumberUnit unit, int from, int to) {}

    /** The first two ranges or more of one unit, of which not all are single numbers. */
    static Optional<Found> find(List<Token> tokens) {
        for (int from = 0; from < tokens.size(); from++) {
            Optional<Found> found = new BandScanner(tokens, from).list(from);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<Found> list(int from) {
        List<Band> bands = new ArrayList<>();
        int end = from;
        Optional<Band> band = band();
        while (band.isPresent()) {
            bands.add(band.get());
            end = at;
            while (any(NEXT)) {
                at++;
            }
            band = at > end ? band() : Optional.empty();
        }
        boolean ranges =
                bands.size() > 1 && bands.stream().anyMatch(each -> !each.low().equals(each.high()));
        boolean oneUnit = units.stream().distinct().count() <= 1;
        NumberUnit unit = units.stream().findFirst().orElse(NumberUnit.UNSAID);
        return ranges && oneUnit ? Optional.of(new Found(scaled(bands, unit), unit, from, end)) : Optional.empty();
    }

    private static List<Band> scaled(List<Band> bands, NumberUnit unit) {
        return bands.stream()
                .map(band -> new Band(
                        band.low().map(unit.factor()::multiply),
                        band.high().map(unit.factor()::multiply),
                        band.upTo(),
                        band.beyond()))
                .toList();
    }

    private Optional<Band> band() {
        int start = at;
        while (any(PASSED)) {
            at++;
        }
        Optional<Band> band = beginning().or(this::plain);
        if (band.isEmpty()) {
            at = start;
        }
        return band;
    }

    /** "under 50", "at most 50", "more than 200". */
    private Optional<Band> beginning() {
        int start = at;
        boolean below = below();
        boolean above = !below && above();
        Optional<BigDecimal> number = below || above ? number() : Optional.empty();
        if (number.isEmpty()) {
            at = start;
            return Optional.empty();
        }
        return Optional.of(
                below
                        ? new Band(Optional.empty(), number, !strict, false)
                        : new Band(number, Optional.empty(), false, strict));
    }

    private boolean below() {
        strict = true;
        if (take(BELOW) || take(LESS, "than") || take(Set.of("cheaper"), "than")) {
            return true;
        }
        strict = false;
        return take(Set.of("up"), "to")
                || take(Set.of("at"), "most")
                || take(Set.of("within"))
                || take(Set.of("no"), "more", "than")
                || take(Set.of("not"), "more", "than");
    }

    private boolean above() {
        strict = true;
        if (take(ABOVE) || take(MORE, "than") || take(Set.of("in"), "excess", "of")) {
            return true;
        }
        strict = false;
        return take(Set.of("at"), "least") || take(Set.of("no"), "less", "than") || take(Set.of("no"), "fewer", "than");
    }

    /** "50 to 100", "200 or more", "50 and less", "3". */
    private Optional<Band> plain() {
        Optional<BigDecimal> low = number();
        if (low.isEmpty()) {
            return Optional.empty();
        }
        int after = at;
        boolean between = after > 1 && tokens.subList(0, after).stream().anyMatch(token -> token.is("between"));
        if (any(TO) && (between || !is("and"))) {
            at++;
            Optional<BigDecimal> high = number();
            if (high.isPresent()) {
                return Optional.of(new Band(low, high, false, false));
            }
        }
        at = after;
        return Optional.of(open(low).orElseGet(() -> {
            at = after;
            return new Band(low, low, true, false);
        }));
    }

    private Optional<Band> open(Optional<BigDecimal> number) {
        boolean joined = take(Set.of("or")) || take(Set.of("and"));
        boolean more = joined && (take(MORE) || take(ABOVE) || take(UP)) || take(Set.of("+")) || take(UP);
        boolean less = !more && joined && (take(LESS) || take(BELOW));
        boolean alone = at >= tokens.size()
                || tokens.get(at).kind() != Token.Kind.NUMBER
                        && !tokens.get(at).is("than")
                        && !tokens.get(at).is("$");
        if (!alone || !more && !less) {
            return Optional.empty();
        }
        unit();
        return Optional.of(
                more
                        ? new Band(number, Optional.empty(), false, false)
                        : new Band(Optional.empty(), number, true, false));
    }

    private Optional<BigDecimal> number() {
        int start = at;
        boolean sign = take(Set.of("r"), "$") || take(Set.of("$"));
        if (at >= tokens.size() || tokens.get(at).kind() != Token.Kind.NUMBER) {
            at = start;
            return Optional.empty();
        }
        if (sign) {
            units.add(NumberUnit.MONEY);
        }
        BigDecimal number = new BigDecimal(tokens.get(at++).word());
        unit();
        return Optional.of(number);
    }

    private void unit() {
        if (at < tokens.size()) {
            Optional<NumberUnit> unit = NumberUnit.of(tokens.get(at));
            unit.ifPresent(units::add);
            at += unit.isPresent() ? 1 : 0;
        }
    }

    private boolean any(Set<String> words) {
        return at < tokens.size() && tokens.get(at).isAny(words);
    }

    private boolean is(String word) {
        return at < tokens.size() && tokens.get(at).is(word);
    }

    /** Moves past one of these words and those that must follow it; else stays. */
    private boolean take(Set<String> first, String... rest) {
        if (!any(first) || at + rest.length >= tokens.size()) {
            return false;
        }
        for (int i = 0; i < rest.length; i++) {
            if (!tokens.get(at + 1 + i).is(rest[i])) {
                return false;
            }
        }
        at += 1 + rest.length;
        return true;
    }
}
