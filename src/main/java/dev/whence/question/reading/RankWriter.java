package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Rank;
import dev.whence.semantics.MetricQueryBuilder;
import java.util.List;
import java.util.Optional;

/** Writes the order of a ranking into a query: by which column, from which end, how many and after how many others. */
final class RankWriter {
    private static final int USUAL_TOP = 10;

    private final Draft draft;
    private final Frame frame;
    private final boolean grouped;

    /** @param grouped whether the query has dimensions */
    RankWriter(Draft draft, Frame frame, boolean grouped) {
        this.draft = draft;
        this.frame = frame;
        this.grouped = grouped;
    }

    void write(MetricQueryBuilder query, Rank rank) {
        String metric = rank.metric()
                .flatMap(name -> frame.metrics().stream()
                        .filter(each -> each.equals(name) || each.startsWith(name + ":"))
                        .findFirst())
                .orElse(frame.metrics().get(0));
        MetricTerm by = draft.vocabulary.metric(metric);
        if (rank.superlative().isPresent() && by.counts() && !by.whole() && draft.vocabulary.hasRate(by.name())) {
            draft.doubt(0.65, "ranked by their number, not by their rate");
        }
        boolean descending = descending(rank, by);
        if (!grouped && frame.grain().isEmpty() && frame.skill().isEmpty()) {
            draft.asks.add(
                    new AskBack("dimension", "The highest or lowest of what: states, categories, months?", List.of()));
        }
        int limit = rank.limit().orElse(USUAL_TOP);
        String column = frame.baseline().isPresent() ? "change" : metric;
        descending ^= frame.baseline().isPresent() && draft.any(Cues.DECLINE);
        if (descending) {
            query.top(column, limit);
        } else {
            query.bottom(column, limit);
        }
        if (rank.offset() > 0 && frame.skill().isPresent()) {
            draft.doubt(0.3, "one place of a list that is made as a whole");
        }
        query.passingOver(rank.offset());
    }

    /** "best" and "worst" go by what is good; a bare place by the size of the number. */
    private boolean descending(Rank rank, MetricTerm by) {
        boolean bare = rank.superlative().equals(Optional.of(RankPlace.BARE));
        if (bare && by.lowIsBetter()) {
            draft.doubt(0.65, "it is open from which end the places are counted");
        }
        return rank.superlative()
                .filter(superlative -> !bare)
                .map(superlative -> superlative.equals("best") != by.lowIsBetter())
                .orElse(rank.descending());
    }
}
