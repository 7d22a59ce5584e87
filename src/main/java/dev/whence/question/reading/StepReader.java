package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Bucket;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Ranges of equal width: "orders by basket value in steps of 50 reais", "delivery time in 10-day bands". */
final class StepReader implements Reader {
    private static final Map<String, List<String>> USUAL = Map.of(
            "money", List.of("50", "100", "500"), "days", List.of("1", "5", "10"), "hours", List.of("6", "12", "24"));

    @Override
    public void read(Draft draft) {
        IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).freeCue(Cues.STEPS))
                .findFirst()
                .ifPresent(at -> steps(draft, at));
    }

    private static void steps(Draft draft, int cue) {
        int width = width(draft, cue);
        boolean dash =
                draft.piece(width + 1).filter(mark -> mark.last().is("-")).isPresent();
        int after = width + (dash ? 2 : 1);
        Optional<NumberUnit> word = draft.piece(after).flatMap(NumberUnit::of);
        NumberUnit unit =
                width < 0 ? NumberUnit.UNSAID : word.orElseGet(() -> NumberUnit.signed(draft.pieces.get(width)));
        Optional<BigDecimal> step = draft.piece(width)
                .flatMap(piece -> piece.span().as(Figure.class))
                .map(figure -> figure.number().multiply(unit.factor()))
                .filter(size -> size.signum() > 0);
        if (width >= 0 && step.isEmpty()) {
            return;
        }
        Optional<String> number = RangedNumber.take(draft, cue, cue + 1, unit)
                .or(() ->
                        unit.name().equals("money") ? RangedNumber.ofRows(draft, cue, unit.name()) : Optional.empty());
        number.ifPresent(dimension -> {
            draft.pieces.get(cue).take();
            draft.piece(width).ifPresent(Piece::take);
            word.ifPresent(ignored -> draft.pieces.get(after).take());
            draft.dimensions.add(dimension);
            step.ifPresentOrElse(size -> draft.buckets.add(Bucket.steps(dimension, size)), () -> ask(draft, dimension));
        });
    }

    /** Where the width stands: after the cue, or before it with its unit between; -1 if none is said. */
    private static int width(Draft draft, int cue) {
        int after = draft.after(cue);
        if (figure(draft, after)) {
            return after;
        }
        int before = cue - 1;
        while (before >= 0
                && !figure(draft, before)
                && (draft.pieces.get(before).filler()
                        || NumberUnit.of(draft.pieces.get(before)).isPresent())
                && before > cue - 4) {
            before--;
        }
        return figure(draft, before) ? before : -1;
    }

    private static boolean figure(Draft draft, int at) {
        return draft.piece(at).filter(piece -> piece.freely(Figure.class)).isPresent();
    }

    /** Numbers that may lie anywhere have no groups of their own. */
    static void ask(Draft draft, String dimension) {
        DimensionTerm term = draft.vocabulary.dimension(dimension);
        String question = String.join(
                        " ", draft.tokens.stream().map(Token::text).toList())
                .replaceAll("[ ?.!]+$", "");
        String unit = term.unit().matches("days|hours|items") ? " " + term.unit() : "";
        List<Choice> choices = USUAL.getOrDefault(term.unit(), List.of()).stream()
                .map(step -> "in steps of " + step + (step.equals("1") ? unit.replaceFirst("s$", "") : unit))
                .map(steps -> new Choice(steps, question + " " + steps))
                .toList();
        draft.asks.add(new AskBack(
                "steps",
                "In steps of how much? " + term.label().toUpperCase(Locale.ROOT).charAt(0)
                        + term.label().substring(1) + " may be any number.",
                choices));
    }
}
