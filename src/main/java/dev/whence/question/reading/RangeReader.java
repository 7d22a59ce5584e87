package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Condition;
import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.semantics.MetricQuery.Operator;

/** "orders worth between 100 and 200 reais", "between 2 and 5 items": both numbers belong to the range. */
final class RangeReader implements Reader {
    @Override
    public void read(Draft draft) {
        for (int low = 1; low + 2 < draft.pieces.size(); low++) {
            if (isRange(draft, low)) {
                read(draft, low);
            }
        }
    }

    private static boolean isRange(Draft draft, int low) {
        return draft.pieces.get(low - 1).last().is("between")
                && draft.pieces.get(low).freely(Figure.class)
                && draft.pieces.get(low + 1).last().is("and")
                && NumberReader.number(draft, low + 2);
    }

    private static void read(Draft draft, int low) {
        Figure least = figure(draft, low);
        Figure most = figure(draft, low + 2);
        int conditions = draft.conditions.size();
        boolean taken = NumberReader.taken(
                draft, Operator.GREATER_OR_EQUAL, least, draft.before(low - 1), draft.after(low + 2));
        if (!taken) {
            return;
        }
        draft.pieces.subList(low - 1, low + 3).forEach(Piece::take);
        if (draft.conditions.size() > conditions) {
            Condition first = draft.conditions.get(conditions);
            draft.conditions.add(new Condition(
                    first.dimension(), Operator.LESS_OR_EQUAL, most.number().toPlainString(), first.piece(), false));
        } else {
            Threshold first = draft.thresholds.get(draft.thresholds.size() - 1);
            draft.thresholds.add(new Threshold(first.metric(), Operator.LESS_OR_EQUAL, most.number(), most.percent()));
        }
    }

    private static Figure figure(Draft draft, int at) {
        return draft.pieces.get(at).span().as(Figure.class).orElseThrow();
    }
}
