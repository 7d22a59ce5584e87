package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Operator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Conditions on values that are in the data: "in Bahia", "category watches_gifts", "except boleto". */
final class ValueReader implements Reader {
    private static final Set<String> ALTERNATIVES = Set.of("or", "nor");
    private static final Set<String> PREPOSITIONS = Set.of("of", "in", "from", "for", "by", "with", "to", "at");

    @Override
    public void read(Draft draft) {
        int previous = -1;
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (!piece.freely(Value.class)
                    || piece.means(Meaning.Time.class)
                    || grouping(draft, i)
                    || step(draft, piece)
                    || countedNoun(draft, i)) {
                continue;
            }
            Optional<Value> value =
                    ValueChoice.of(draft, i, candidates(draft, i, piece.span().all(Value.class)));
            piece.take();
            if (value.isPresent()) {
                boolean negated = negated(draft, i, value.get().dimension());
                boolean apart = previous >= 0 && draft.between(previous, i, PREPOSITIONS);
                draft.conditions.add(new Condition(
                        value.get().dimension(),
                        negated ? Operator.NOT_IN : Operator.IN,
                        value.get().value(),
                        i,
                        apart));
                if (value.get().certainty() < 1) {
                    boolean named = draft.piece(draft.before(i))
                                    .filter(near -> near.taken() && near.means(Dimension.class))
                                    .isPresent()
                            || draft.piece(i + 1)
                                    .filter(next -> next.taken() && next.means(Dimension.class))
                                    .isPresent();
                    draft.doubt(
                            named ? 0.9 : 0.65,
                            "'" + piece.text() + "' is taken as " + value.get().value());
                }
                previous = i;
            }
        }
    }

    /** "how many have a review, and how many a low score": steps, each a number of its own. */
    private static boolean step(Draft draft, Piece piece) {
        return piece.means(Meaning.Metric.class)
                && (draft.any(Cues.FUNNEL)
                        || draft.pieces.stream()
                                        .filter(other -> other.cues(Cues.COUNT))
                                        .count()
                                > 1
                        || IntStream.range(0, draft.pieces.size())
                                .noneMatch(at -> draft.pieces.get(at) != piece
                                        && draft.pieces.get(at).means(Meaning.Metric.class)
                                        && !afterGroup(draft, at)));
    }

    /** What is grouped by is not measured, though it may be counted elsewhere. */
    private static boolean afterGroup(Draft draft, int at) {
        return draft.piece(draft.before(at))
                .filter(piece -> piece.cues(Cues.GROUP))
                .isPresent();
    }

    /** "how many first-time customers": what is counted, not a condition on something else. */
    private static boolean countedNoun(Draft draft, int at) {
        return draft.pieces.get(at).means(Meaning.Metric.class)
                && draft.pieces.get(at).tokens().size() > 1
                && draft.piece(draft.before(at))
                        .filter(piece -> piece.cues(Cues.COUNT))
                        .isPresent();
    }

    /** "by weekday": the word is a value too, but here it names what to group by. */
    private static boolean grouping(Draft draft, int at) {
        boolean which = at > 0 && draft.pieces.get(at - 1).last().isAny(Set.of("which", "what"));
        boolean ranked = draft.piece(draft.before(at))
                        .filter(piece -> RankReader.ORDER.stream().anyMatch(piece::cues))
                        .isPresent()
                && !draft.pieces.get(at).means(Meaning.Metric.class);
        return draft.pieces.get(at).means(Dimension.class) && (which || ranked || afterGroup(draft, at));
    }

    /** Narrows the candidates by what stands beside the name: "the state of X", "X city", "sellers in X". */
    private static List<Value> candidates(Draft draft, int at, List<Value> all) {
        List<Value> narrowed = all;
        for (int neighbour : List.of(draft.before(at), at + 1)) {
            Optional<Piece> piece = draft.piece(neighbour);
            Set<String> named = piece.map(p -> p.span().all(Dimension.class)).orElse(List.of()).stream()
                    .map(Dimension::name)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            List<Value> matching = narrowed.stream()
                    .filter(value -> named.contains(value.dimension()) || samePlace(draft, value, named))
                    .toList();
            boolean grouped = neighbour > 0
                    && neighbour < at
                    && draft.piece(draft.before(neighbour))
                            .filter(p -> p.cues(Cues.GROUP))
                            .isPresent();
            if (!matching.isEmpty() && !grouped) {
                piece.get().take();
                return byOwner(draft, neighbour < at ? neighbour : at, matching);
            }
        }
        return byOwner(draft, at, narrowed);
    }

    /** "state" said of a seller means the seller's. */
    private static boolean samePlace(Draft draft, Value value, Set<String> named) {
        String place = draft.vocabulary.dimension(value.dimension()).place();
        return named.stream()
                .map(name -> draft.vocabulary.dimension(name).place())
                .anyMatch(other -> !other.isEmpty() && place.endsWith(" " + other));
    }

    /** Places of sellers are meant where sellers stand before them, else those without an owner. */
    private static List<Value> byOwner(Draft draft, int at, List<Value> all) {
        String owners = draft.piece(draft.before(at))
                .map(piece -> " " + piece.tokens().stream().map(Token::stem).collect(Collectors.joining(" ")) + " ")
                .orElse("");
        List<Value> owned = all.stream()
                .filter(value -> owner(draft, value)
                        .filter(owner -> owners.contains(" " + owner + " "))
                        .isPresent())
                .toList();
        List<Value> free =
                all.stream().filter(value -> owner(draft, value).isEmpty()).toList();
        List<Value> leftOut = leftOut(draft, at, all);
        if (owned.isEmpty() && !leftOut.isEmpty()) {
            return leftOut;
        }
        int owner = draft.before(at);
        boolean said = owner > 0 && draft.pieces.get(owner - 1).last().isAny(PREPOSITIONS);
        if (!owned.isEmpty() && said) {
            draft.piece(owner).filter(piece -> piece.means(Dimension.class)).ifPresent(Piece::take);
        }
        return !owned.isEmpty() ? owned : free.isEmpty() ? all : free;
    }

    /** "seller states apart from SP": what is left out is one of those that were named. */
    private static List<Value> leftOut(Draft draft, int at, List<Value> all) {
        int negation = draft.before(at);
        boolean those =
                draft.piece(negation).filter(piece -> piece.cues(Cues.NEGATION)).isPresent()
                        && !draft.between(negation, at, PREPOSITIONS);
        if (!those) {
            return List.of();
        }
        Set<String> named = draft.pieces.subList(0, at).stream()
                .flatMap(piece -> piece.span().all(Dimension.class).stream())
                .map(Dimension::name)
                .collect(Collectors.toSet());
        return all.stream().filter(value -> named.contains(value.dimension())).toList();
    }

    /** "seller" for the place "seller state"; empty for "state". */
    private static Optional<String> owner(Draft draft, Value value) {
        String place = draft.vocabulary.dimension(value.dimension()).place();
        return place.contains(" ") ? Optional.of(place.substring(0, place.indexOf(' '))) : Optional.empty();
    }

    /** Looks back over fillers, other values and what qualifies them for a word that turns the condition round. */
    private static boolean negated(Draft draft, int at, String dimension) {
        for (int i = at - 1; i >= 0; i--) {
            Piece piece = draft.pieces.get(i);
            if (piece.cues(Cues.NEGATION)) {
                piece.take();
                return true;
            }
            boolean within = piece.filler()
                    || piece.last().isAny(ALTERNATIVES)
                    || piece.taken() && same(piece, dimension)
                    || plainNoun(draft, piece);
            if (!within) {
                return false;
            }
        }
        return false;
    }

    private static boolean same(Piece piece, String dimension) {
        return piece.span().all(Value.class).stream()
                        .anyMatch(value -> value.dimension().equals(dimension))
                || piece.span().all(Dimension.class).contains(new Dimension(dimension));
    }

    /** "except orders from SP": the noun between does not end the negation. */
    private static boolean plainNoun(Draft draft, Piece piece) {
        return piece.span().all(Meaning.Metric.class).stream()
                .anyMatch(metric -> draft.vocabulary.metric(metric.name()).counts());
    }
}
