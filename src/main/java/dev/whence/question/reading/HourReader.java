package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Meaning.Clock;
import dev.whence.question.time.ClockSpan;
import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** "orders before 8 in the morning", "revenue on Sundays between 6 pm and midnight", "by part of the day". */
final class HourReader implements Reader {
    private static final String DIMENSION = "hour of the day";
    /** Night, morning, afternoon and evening. */
    private static final List<BigDecimal> PARTS =
            List.of(BigDecimal.valueOf(6), BigDecimal.valueOf(12), BigDecimal.valueOf(18));

    private final String usual;

    /** @param usual the date that a question means when it says nothing, whose hours these are */
    HourReader(String usual) {
        this.usual = usual;
    }

    @Override
    public void read(Draft draft) {
        Optional<String> dimension = draft.vocabulary.dimensionPhrases().exactly(DIMENSION).stream()
                .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NUMBERS)
                .findFirst();
        dimension.ifPresent(hour -> {
            within(draft, hour);
            parts(draft, hour);
            dated(draft, hour);
        });
    }

    private static void within(Draft draft, String dimension) {
        List<Integer> found = IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).freely(Clock.class))
                .boxed()
                .toList();
        if (found.size() > 1) {
            draft.doubt(0.3, "more than one time of the day is named");
        }
        for (int at : found) {
            draft.pieces.get(at).take();
            ClockSpan span =
                    draft.pieces.get(at).span().as(Clock.class).orElseThrow().span();
            if (span.certainty() < 1) {
                draft.doubt(span.certainty(), "'" + draft.pieces.get(at).text() + "' is taken as " + span.label());
            }
            if (span.pastMidnight()) {
                span.hours().forEach(hour -> add(draft, dimension, Operator.IN, hour, at));
                continue;
            }
            if (span.first() > 0) {
                add(draft, dimension, Operator.GREATER_OR_EQUAL, span.first(), at);
            }
            if (span.last() < 24) {
                add(draft, dimension, Operator.LESS, span.last(), at);
            }
        }
    }

    private static void add(Draft draft, String dimension, Operator operator, int hour, int at) {
        draft.conditions.add(new Condition(dimension, operator, String.valueOf(hour), at, false));
    }

    private static void parts(Draft draft, String dimension) {
        draft.pieces.stream().filter(piece -> piece.freeCue(Cues.DAYPARTS)).forEach(piece -> {
            piece.take();
            draft.piece(draft.before(draft.pieces.indexOf(piece)))
                    .filter(before -> before.freeCue(Cues.GROUP))
                    .ifPresent(Piece::take);
            draft.dimensions.add(dimension);
            draft.buckets.add(new Bucket(dimension, PARTS));
            draft.doubt(0.65, "night is taken as 0:00 to 6:00, morning to 12:00, afternoon to 18:00");
        });
    }

    /** The hours are those of one date only. */
    private void dated(Draft draft, String dimension) {
        boolean asked = draft.dimensions.contains(dimension)
                || draft.conditions.stream()
                        .anyMatch(condition -> condition.dimension().equals(dimension));
        boolean other = IntStream.range(0, draft.tokens.size())
                .mapToObj(at -> draft.vocabulary.rolePhrases().at(draft.tokens, at))
                .flatMap(List::stream)
                .flatMap(match -> match.meanings().stream())
                .anyMatch(role -> !role.equals(usual));
        if (asked && other) {
            draft.doubt(0.3, "the hours are those when orders were " + usual);
        }
    }
}
