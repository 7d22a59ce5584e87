package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.question.time.Stretch;
import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery.Bucket;
import dev.whence.semantics.MetricQuery.Filter;
import dev.whence.semantics.MetricQuery.Grain;
import dev.whence.semantics.MetricQuery.Operator;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What the readers have understood so far. Mutable, one per question. */
public final class Draft {
    final Vocabulary vocabulary;
    final List<Token> tokens;
    final List<Piece> pieces = new ArrayList<>();

    final Set<String> metrics = new LinkedHashSet<>();
    final Set<String> dimensions = new LinkedHashSet<>();
    /** Which of the dimensions are asked for in ranges. */
    final List<Bucket> buckets = new ArrayList<>();

    final List<Condition> conditions = new ArrayList<>();
    final List<Threshold> thresholds = new ArrayList<>();
    final List<Stretch> periods = new ArrayList<>();
    Optional<Grain> grain = Optional.empty();
    Optional<Stretch> period = Optional.empty();
    Optional<Stretch> baseline = Optional.empty();
    Optional<Rank> rank = Optional.empty();
    boolean history;
    Optional<String> identifier = Optional.empty();
    String role = "";
    Optional<String> roleMetric = Optional.empty();
    boolean share;
    boolean running;
    boolean growth;
    boolean compared;
    boolean counted;
    boolean why;
    boolean funnel;
    /** Whether the measure is that of the question before. */
    boolean borrowed;
    /** What was said before and holds no longer. */
    final List<Condition> lifted = new ArrayList<>();

    /** Whether what was a share before is wanted as it is. */
    boolean unshared;
    /** The date that is said not to matter. */
    Optional<String> notDatedBy = Optional.empty();
    /** Whether its period is told from that of the question before. */
    boolean pointsBack;

    Optional<dev.whence.semantics.Skill> skill = Optional.empty();
    /** What the query is narrowed to. */
    final List<Members> members = new ArrayList<>();

    /** What is asked is how many members there are. */
    boolean countsMembers;

    boolean stepwise;
    /** What is counted are the groups that meet the thresholds, under this name. */
    Optional<String> countedAs = Optional.empty();

    final List<Doubt> doubts = new ArrayList<>();
    final List<AskBack> asks = new ArrayList<>();
    final List<Declination> declinations = new ArrayList<>();

    Draft(Vocabulary vocabulary, List<Token> tokens, List<Span> cover) {
        this.vocabulary = vocabulary;
        this.tokens = tokens;
        int at = 0;
        for (Span span : cover) {
            unknown(at, span.from());
            pieces.add(new Piece(span, tokens.subList(span.from(), span.to())));
            at = span.to();
        }
        unknown(at, tokens.size());
    }

    private void unknown(int from, int to) {
        for (int i = from; i < to; i++) {
            pieces.add(new Piece(new Span(i, i + 1, List.of()), tokens.subList(i, i + 1)));
        }
    }

    /**
     * A condition on a dimension.
     *
     * @param piece where it stands in the question, as an index of {@link Draft#pieces}
     * @param apart whether a preposition of its own sets it off from the one before ("in SP and in RJ")
     */
    public record Condition(String dimension, Operator operator, String value, int piece, boolean apart) {}

    /** A condition on groups: {@code metric} is what was counted in the words of the question. */
    public record Threshold(Optional<String> metric, Operator operator, BigDecimal value, boolean percent) {}

    /**
     * What was asked of the order.
     *
     * @param limit empty where no number was said; 0 for all
     * @param offset how many are passed over before them
     */
    public record Rank(
            boolean descending,
            Optional<Integer> limit,
            Optional<String> metric,
            Optional<String> superlative,
            int offset) {
        /** The same order and number, by another metric. */
        Rank byAnother() {
            return new Rank(descending, limit, Optional.empty(), superlative, offset);
        }

        /** The first ones of the same order. */
        Rank first(int many) {
            return new Rank(descending, Optional.of(many), metric, superlative, 0);
        }

        /** Those at these places of the same order. */
        Rank at(Meaning.Place places) {
            int many = places.last() - places.first() + 1;
            return new Rank(descending, Optional.of(many), metric, superlative, places.first() - 1);
        }

        /** As many as before, where this says no number. */
        Rank after(Optional<Rank> before) {
            boolean open = limit.filter(rows -> rows > 0).isEmpty();
            return open && before.isPresent()
                    ? new Rank(
                            descending,
                            before.get().limit,
                            metric,
                            superlative,
                            limit.isPresent() ? before.get().offset : 0)
                    : this;
        }
    }

    /** Something that was decided without the words saying so. The factor lowers the confidence. */
    public record Doubt(double factor, String because) {}

    /** What has to be asked back. */
    public record AskBack(String about, String sentence, List<Choice> choices) {}

    /** One way out of an ambiguity: how it is called, and the question in which it is chosen. */
    public record Choice(String label, String question) {}

    /**
     * Why there is no answer, and what exactly is missing.
     *
     * @param strange whether that is a word without any meaning here
     */
    public record Declination(Refusal reason, String what, boolean strange) {
        Declination(Refusal reason, String what) {
            this(reason, what, false);
        }
    }

    void doubt(double factor, String because) {
        doubts.add(new Doubt(factor, because));
    }

    /** The index of the nearest piece before {@code at} that is not filler; -1 if there is none. */
    int before(int at) {
        int i = at - 1;
        while (i >= 0 && pieces.get(i).filler()) {
            i--;
        }
        return i;
    }

    /** The index of the nearest piece after {@code at} that is not filler; the number of pieces if there is none. */
    int after(int at) {
        int i = at + 1;
        while (i < pieces.size() && pieces.get(i).filler()) {
            i++;
        }
        return i;
    }

    Optional<Piece> piece(int at) {
        return at >= 0 && at < pieces.size() ? Optional.of(pieces.get(at)) : Optional.empty();
    }

    /** Whether one of the words stands between two pieces. */
    boolean between(int from, int to, Set<String> words) {
        return from >= -1
                && to <= pieces.size()
                && pieces.subList(Math.min(from + 1, to), to).stream()
                        .flatMap(piece -> piece.tokens().stream())
                        .anyMatch(token -> words.contains(token.word()));
    }

    boolean any(Cues kind) {
        return pieces.stream().anyMatch(piece -> piece.cues(kind));
    }

    void takeAll(Cues kind) {
        pieces.stream().filter(piece -> piece.cues(kind)).forEach(Piece::take);
    }

    Optional<Filter> filter(String dimension) {
        List<String> values = conditions.stream()
                .filter(one -> one.dimension().equals(dimension) && one.operator() == Operator.IN)
                .map(Condition::value)
                .toList();
        return values.isEmpty() ? Optional.empty() : Optional.of(new Filter(dimension, Operator.IN, values));
    }
}
