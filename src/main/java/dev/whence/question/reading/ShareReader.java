package dev.whence.question.reading;

import dev.whence.question.text.Tokens;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Parts of a whole: "what percentage of the revenue came from SP", "share of orders by state". */
final class ShareReader implements Reader {
    private static final Pattern THINGS = Pattern.compile("\\b(order|delivery|review|session|visit|cart|checkout)\\b");

    /** "share of late orders that came from SP": the conditions after these say which part of them. */
    private static final Set<String> FROM = Set.of("came", "come", "comes", "coming", "accounted", "went", "belong");

    @Override
    public void read(Draft draft) {
        said(draft);
        share(draft);
        said(draft);
    }

    private static void share(Draft draft) {
        boolean asked = draft.pieces.stream().anyMatch(piece -> piece.freeCue(Cues.SHARE));
        List<MetricTerm> terms =
                draft.metrics.stream().map(draft.vocabulary::metric).toList();
        if (terms.size() == 2) {
            ratio(draft, terms, asked);
        } else if (asked && terms.size() == 1) {
            single(draft, terms.get(0));
        } else if (asked && terms.isEmpty()) {
            draft.share = true;
            draft.takeAll(Cues.SHARE);
        } else {
            countOfRate(draft, terms);
        }
    }

    /** "how punctual were we, as a share of deliveries on time": the condition is what the rate is of. */
    private static void said(Draft draft) {
        if (draft.metrics.size() != 1) {
            return;
        }
        MetricTerm metric = draft.vocabulary.metric(draft.metrics.iterator().next());
        if (metric.isFraction()) {
            draft.conditions.removeIf(condition -> condition.operator() == Operator.IN
                    && part(draft, metric, " " + Tokens.stems(condition.value()) + " "));
        }
    }

    /** Whether this is just what is counted in the rate: "late" in "late orders", but not "delivered" in "delivered late". */
    private static boolean part(Draft draft, MetricTerm rate, String words) {
        return rate.ratio()
                .flatMap(ratio -> draft.vocabulary.findMetric(ratio.numerator()))
                .filter(part -> part.phrases().stream()
                        .map(phrase -> THINGS.matcher(Tokens.stems(phrase)).replaceAll(" "))
                        .anyMatch(phrase -> phrase.strip().equals(words.strip())))
                .isPresent();
    }

    private static void ratio(Draft draft, List<MetricTerm> terms, boolean asked) {
        if (!asked) {
            return;
        }
        MetricTerm first = terms.get(0);
        MetricTerm second = terms.get(1);
        Optional<MetricTerm> fraction = draft.vocabulary
                .fraction(first.name(), Optional.of(second.name()))
                .or(() -> draft.vocabulary.fraction(second.name(), Optional.of(first.name())))
                .or(() -> second.isFraction() ? Optional.of(second) : Optional.empty());
        fraction.ifPresent(metric -> {
            draft.metrics.clear();
            draft.metrics.add(metric.name());
            draft.takeAll(Cues.SHARE);
        });
    }

    private static void single(Draft draft, MetricTerm metric) {
        if (metric.isFraction()) {
            draft.takeAll(Cues.SHARE);
            return;
        }
        Optional<MetricTerm> fraction = draft.vocabulary.fraction(metric.name(), Optional.empty());
        Optional<MetricTerm> named = rate(draft, metric);
        if (named.isPresent()) {
            draft.metrics.clear();
            draft.metrics.add(named.get().name());
            draft.takeAll(Cues.SHARE);
            return;
        }
        boolean of = fraction.isPresent() && !metric.whole() && !draft.between(-1, draft.pieces.size(), FROM);
        boolean part = !of && (!draft.conditions.isEmpty() || !draft.dimensions.isEmpty());
        if (!part && fraction.isPresent()) {
            draft.metrics.clear();
            draft.metrics.add(fraction.get().name());
            draft.takeAll(Cues.SHARE);
        } else if (!part && conditioned(draft, metric)) {
            draft.share = true;
            draft.takeAll(Cues.SHARE);
        } else if (part && (metric.additive() || metric.counts())) {
            draft.share = true;
            draft.takeAll(Cues.SHARE);
        }
    }

    /** "share of orders that arrived late" is a rate of the model, which knows what it is a share of. */
    private static Optional<MetricTerm> rate(Draft draft, MetricTerm metric) {
        return draft.vocabulary.metrics().stream()
                .filter(MetricTerm::isFraction)
                .filter(rate -> rate.ratio()
                        .flatMap(ratio -> draft.vocabulary.findMetric(ratio.numerator()))
                        .filter(part -> part.unit().equals(metric.unit()))
                        .isPresent())
                .filter(rate -> draft.conditions.stream()
                        .anyMatch(condition -> condition.operator() == Operator.IN
                                && part(draft, rate, " " + Tokens.stems(condition.value()) + " ")))
                .findFirst();
    }

    /** "share of orders from returning customers": the orders are the whole, returning customers the part. */
    private static boolean conditioned(Draft draft, MetricTerm metric) {
        Optional<MetricTerm> whole = draft.vocabulary.metrics().stream()
                .filter(term -> term.whole() && term.unit().equals(metric.unit()))
                .findFirst();
        if (metric.whole() || !metric.counts() || whole.isEmpty()) {
            return false;
        }
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.span().all(Meaning.Metric.class).contains(new Meaning.Metric(metric.name()))) {
                Optional<Meaning.Value> value = ValueWithin.longest(draft, piece);
                if (value.isPresent()) {
                    draft.metrics.clear();
                    draft.metrics.add(whole.get().name());
                    draft.conditions.add(new Draft.Condition(
                            value.get().dimension(), Operator.IN, value.get().value(), i, false));
                }
                return value.isPresent();
            }
        }
        return false;
    }

    /** "How many orders arrived late": the words of a rate, but a number is asked for. */
    private static void countOfRate(Draft draft, List<MetricTerm> terms) {
        boolean count = draft.any(Cues.COUNT);
        if (count
                && terms.size() == 1
                && terms.get(0).isFraction()
                && terms.get(0).ratio().isPresent()) {
            draft.metrics.clear();
            draft.metrics.add(terms.get(0).ratio().get().numerator());
        }
    }
}
