package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.time.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Periods of a question, those that follow one another put together: "May and June 2018 against May and June 2017" are two.
 *
 * @param at where each begins, as an index of the draft's pieces
 */
record PeriodRuns(List<Integer> at, List<Stretch> stretches) {
    private static final Set<String> APART =
            Set.of("compared", "vs", "versus", "against", "than", "relative", "comparison", "opposed", "minus", "or");

    static PeriodRuns of(Draft draft, List<Integer> at, List<Stretch> all) {
        List<Integer> begins = new ArrayList<>(List.of(at.get(0)));
        List<Stretch> runs = new ArrayList<>(List.of(all.get(0)));
        for (int i = 1; i < all.size(); i++) {
            Stretch last = runs.get(runs.size() - 1);
            boolean goesOn = last.touches(all.get(i)) && !draft.between(at.get(i - 1), at.get(i), APART);
            if (goesOn) {
                runs.set(runs.size() - 1, last.joined(all.get(i)));
            } else {
                begins.add(at.get(i));
                runs.add(all.get(i));
            }
        }
        return new PeriodRuns(begins, runs);
    }

    /** Whether words set each off from the one before. */
    boolean apart(Draft draft) {
        return IntStream.range(1, at.size()).allMatch(i -> draft.between(at.get(i - 1), at.get(i), APART));
    }

    /** Only two periods are set beside each other: which? */
    AskBack ask(Draft draft) {
        List<Choice> choices = stretches.stream()
                .skip(1)
                .map(other -> stretches.get(0).label() + " compared with " + other.label())
                .distinct()
                .map(pair -> new Choice(pair, without(draft) + " " + pair))
                .toList();
        return new AskBack("period", "Two periods can be set beside each other. Which two?", choices);
    }

    /** The question without its periods. */
    private String without(Draft draft) {
        int first = at.get(0);
        List<Piece> rest = draft.pieces.subList(first, draft.pieces.size()).stream()
                .filter(piece -> !piece.means(Meaning.Time.class)
                        && !piece.filler()
                        && !piece.last().isAny(APART))
                .toList();
        return draft.pieces.subList(0, first).stream().map(Piece::text).collect(Collectors.joining(" "))
                + rest.stream().map(piece -> " " + piece.text()).collect(Collectors.joining());
    }
}
