package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps of a process: "funnel of orders, from placed to delivered", and "how many were approved and how many of
 * those delivered". Steps are counted by their own metrics, so that a later step counts among those of the earlier.
 */
final class FunnelReader implements Reader {
    private static final Set<String> AMONG = Set.of("those", "these", "them", "ones");

    @Override
    public void read(Draft draft) {
        if (draft.any(Cues.FUNNEL)) {
            asked(draft).ifPresent(steps -> whole(draft, steps));
        } else if (counts(draft) > 1 && draft.metrics.size() > 1) {
            draft.vocabulary.funnels().stream()
                    .filter(steps -> named(draft, steps).size() >= draft.metrics.size())
                    .findFirst()
                    .ifPresent(steps -> counted(draft, steps));
        }
        boolean listed = draft.vocabulary.funnels().stream()
                .anyMatch(steps -> named(draft, steps).size() > 2);
        if (listed && !draft.funnel) {
            draft.doubt(0.3, "several steps are named");
        }
    }

    /** Of which a step is named first, or of whose steps a rate is made ("conversion funnel"); else the first of all. */
    private static Optional<List<String>> asked(Draft draft) {
        List<List<String>> funnels = draft.vocabulary.funnels();
        return draft.pieces.stream()
                .flatMap(piece ->
                        funnels.stream().filter(steps -> step(piece, steps).isPresent() || rate(draft, piece, steps)))
                .findFirst()
                .or(() -> funnels.stream().findFirst());
    }

    private static boolean rate(Draft draft, Piece piece, List<String> steps) {
        return piece.span().all(Metric.class).stream().anyMatch(metric -> rate(draft, metric.name(), steps));
    }

    private static boolean rate(Draft draft, String metric, List<String> steps) {
        return draft.vocabulary
                .metric(metric)
                .ratio()
                .filter(ratio -> steps.contains(ratio.numerator()) && steps.contains(ratio.denominator()))
                .isPresent();
    }

    /** Metrics that do not contradict the funnel: its steps, rates of them, and the plain noun that it ends in. */
    private static boolean fits(Draft draft, String metric, List<String> steps) {
        return steps.contains(metric)
                || related(draft, metric, steps)
                || rate(draft, metric, steps)
                || draft.vocabulary.metric(metric).whole()
                        && draft.pieces.stream().anyMatch(piece -> says(piece, "to"));
    }

    /** All steps that are named, all between two ends, or all there are. */
    private static void whole(Draft draft, List<String> steps) {
        List<String> named = named(draft, steps);
        boolean ends = named.size() == 1
                && !named.get(0).equals(steps.get(0))
                && draft.pieces.stream().anyMatch(piece -> says(piece, "to"));
        List<String> chosen =
                ends ? steps.subList(0, steps.indexOf(named.get(0)) + 1) : named.size() > 1 ? named : steps;
        if (draft.metrics.stream().anyMatch(metric -> !fits(draft, metric, steps))) {
            draft.doubt(0.3, "one of the steps is not known");
        }
        use(draft, chosen);
        draft.takeAll(Cues.FUNNEL);
        draft.pieces.stream()
                .filter(piece -> step(piece, steps).isPresent() || rate(draft, piece, steps) || counting(draft, piece))
                .forEach(Piece::take);
    }

    /** Another metric that was read from the words of a step. */
    private static boolean related(Draft draft, String metric, List<String> steps) {
        return draft.pieces.stream()
                .anyMatch(piece -> piece.span().all(Metric.class).contains(new Metric(metric))
                        && step(piece, steps).isPresent());
    }

    private static void counted(Draft draft, List<String> steps) {
        use(draft, named(draft, steps));
        draft.conditions.removeIf(
                condition -> step(draft.pieces.get(condition.piece()), steps).isPresent());
        boolean among = draft.between(-1, draft.pieces.size(), AMONG);
        boolean first = steps.get(0).equals(draft.vocabulary.funnels().get(0).get(0));
        if (!among && !first) {
            draft.doubt(0.65, "each step is counted among those of the one before");
        }
    }

    private static void use(Draft draft, List<String> steps) {
        draft.metrics.clear();
        draft.metrics.addAll(steps);
        draft.funnel = true;
    }

    /** The steps in the order of the process. */
    private static List<String> named(Draft draft, List<String> steps) {
        List<String> named = new ArrayList<>();
        for (Piece piece : draft.pieces) {
            step(piece, steps).filter(step -> !named.contains(step)).ifPresent(named::add);
        }
        return steps.stream().filter(named::contains).toList();
    }

    private static Optional<String> step(Piece piece, List<String> steps) {
        return piece.span().all(Metric.class).stream()
                .map(Metric::name)
                .filter(steps.subList(1, steps.size())::contains)
                .findFirst()
                .or(() -> piece.span().all(Metric.class).stream()
                        .map(Metric::name)
                        .filter(steps.get(0)::equals)
                        .filter(step -> steps.indexOf(step) == 0
                                && !piece.tokens().get(0).is("orders"))
                        .findFirst());
    }

    private static boolean counting(Draft draft, Piece piece) {
        return piece.span().all(Metric.class).stream().anyMatch(metric -> draft.metrics.contains(metric.name()));
    }

    private static boolean says(Piece piece, String word) {
        return piece.tokens().stream().anyMatch(token -> token.is(word));
    }

    private static long counts(Draft draft) {
        return draft.pieces.stream().filter(piece -> piece.cues(Cues.COUNT)).count();
    }
}
