package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.time.Stretch;
import dev.whence.question.time.TimeMention;
import dev.whence.question.time.TimeMention.Before;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The period of a question and the one that it is compared with. */
final class PeriodReader implements Reader {
    /** Words that put the period before them in front: "X compared with Y", "X against Y", "higher in X than in Y". */
    private static final Set<String> AGAINST =
            Set.of("compared", "vs", "versus", "against", "than", "relative", "comparison", "opposed", "minus");

    private final Optional<Stretch> inherited;

    /** @param inherited the period of the question before, which "the quarter before" may be told from */
    PeriodReader(Optional<Stretch> inherited) {
        this.inherited = inherited;
    }

    @Override
    public void read(Draft draft) {
        List<Integer> during = new ArrayList<>();
        Optional<Before> before = Optional.empty();
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.freely(Time.class)) {
                piece.take();
                Time time = piece.span().as(Time.class).orElseThrow();
                TimeMention mention = time.span().mention();
                if (time.span().certainty() < 1) {
                    draft.doubt(time.span().certainty(), "'" + piece.text() + "' is read as " + label(mention));
                }
                if (mention instanceof During) {
                    during.add(i);
                } else if (mention instanceof Before found) {
                    before = Optional.of(found);
                } else if (mention instanceof TimeMention.History) {
                    draft.history = true;
                } else {
                    decline(draft, mention);
                }
            }
        }
        draft.growth |= draft.why || draft.any(Cues.GROWTH) || draft.any(Cues.DECLINE);
        draft.compared |= comparing(draft);
        settle(draft, during, before);
        partly(draft);
    }

    /** "this year so far against last year": the whole of it, or as far? */
    private static void partly(Draft draft) {
        boolean soFar = draft.between(-1, draft.pieces.size(), Set.of("ytd", "mtd", "qtd", "date"))
                || IntStream.range(1, draft.tokens.size())
                        .anyMatch(at -> draft.tokens.get(at).is("far")
                                && draft.tokens.get(at - 1).is("so"));
        if (draft.baseline.isPresent() && soFar) {
            draft.doubt(
                    0.65,
                    "the period so far is compared with the whole of "
                            + draft.baseline.get().label());
        }
    }

    /** "or" and "than" compare only with something on both sides; "change" and "compare" always do. */
    private static boolean comparing(Draft draft) {
        return draft.pieces.stream()
                .anyMatch(piece -> piece.cues(Cues.COMPARE)
                        && !piece.last().is("or")
                        && !piece.last().is("than"));
    }

    private static void decline(Draft draft, TimeMention mention) {
        boolean ahead = draft.skill.filter(skill -> skill.ahead()).isPresent();
        if (ahead
                && mention instanceof TimeMention.Future future
                && future.when().isPresent()) {
            draft.period = future.when();
        } else if (mention instanceof TimeMention.Future future) {
            draft.declinations.add(new Declination(Refusal.FUTURE_AS_FACT, future.words()));
        } else if (mention instanceof TimeMention.Unfixed unfixed) {
            draft.asks.add(new AskBack("period", "Which days do you mean by " + unfixed.words() + "?", List.of()));
        }
    }

    private void settle(Draft draft, List<Integer> at, Optional<Before> before) {
        List<Stretch> stretches =
                at.stream().map(index -> stretch(draft, index)).toList();
        draft.periods.addAll(stretches);
        if (stretches.size() > 2 || stretches.size() == 2 && before.isPresent()) {
            PeriodRuns runs = PeriodRuns.of(draft, at, stretches);
            several(draft, runs, before);
        } else if (stretches.size() == 2 && before.isEmpty()) {
            two(draft, at, stretches);
        } else if (stretches.size() == 1) {
            one(draft, at.get(0), before);
        } else if (draft.why && stretches.isEmpty() && inherited.isPresent()) {
            draft.period = inherited;
            draft.baseline = inherited.map(Stretch::previous);
        } else if (stretches.isEmpty() && before.isPresent()) {
            alone(draft, before.get());
        } else if (!stretches.isEmpty()) {
            draft.doubt(0.3, "the periods do not fit together");
        }
    }

    /** "May and June 2018 against the same months of 2017", "January, February and March 2018". */
    private void several(Draft draft, PeriodRuns runs, Optional<Before> before) {
        if (runs.stretches().size() == 1 && before.isPresent()) {
            beside(draft, runs.stretches().get(0), before.get(), runs.at().get(0));
        } else if (runs.stretches().size() == 1) {
            draft.period = Optional.of(runs.stretches().get(0));
            draft.grain = draft.grain.or(() -> Optional.of(draft.periods.get(0).unit()));
        } else if (runs.stretches().size() == 2 && before.isEmpty() && runs.apart(draft)) {
            two(draft, runs.at(), runs.stretches());
        } else {
            draft.asks.add(runs.ask(draft));
        }
    }

    /** A period and the one that is told from it; of the same months of two years the later ones are those asked for. */
    private static void beside(Draft draft, Stretch stretch, Before before, int at) {
        Stretch other = before.from(stretch);
        boolean later = before.year().isPresent()
                && other.from().isAfter(stretch.from())
                && !draft.between(at, draft.pieces.size(), AGAINST);
        draft.period = Optional.of(later ? other : stretch);
        draft.baseline = Optional.of(later ? stretch : other);
        draft.compared = true;
    }

    private static void two(Draft draft, List<Integer> at, List<Stretch> stretches) {
        Stretch first = stretches.get(0);
        Stretch second = stretches.get(1);
        boolean either = draft.pieces.subList(at.get(0), at.get(1)).stream()
                .anyMatch(piece -> piece.last().is("or"));
        boolean set = draft.grain.isPresent() && !draft.compared && !draft.growth;
        if (first.equals(second)) {
            draft.period = Optional.of(first);
        } else if (contains(first, second) || contains(second, first)) {
            draft.period = Optional.of(contains(first, second) ? second : first);
            draft.doubt(0.6, "two periods are named, one within the other");
        } else if (first.touches(second)
                && !draft.compared
                && !draft.growth
                && !either
                && !draft.between(at.get(0), at.get(1), AGAINST)) {
            draft.period = Optional.of(first.joined(second));
            draft.doubt(set ? 0.97 : 0.65, "both periods are taken together");
        } else {
            boolean against = draft.between(at.get(0), at.get(1), AGAINST);
            boolean firstIsCurrent = against || first.from().isAfter(second.from());
            draft.period = Optional.of(firstIsCurrent ? first : second);
            draft.baseline = Optional.of(firstIsCurrent ? second : first);
            draft.compared = true;
            if (!against
                    && draft.between(at.get(0), at.get(1), Set.of("with", "to"))
                    && first.from().isBefore(second.from())) {
                draft.doubt(0.65, first.label() + " is taken as the baseline");
            }
        }
        if (set && draft.baseline.isPresent()) {
            draft.doubt(0.4, "two periods and a unit of time");
        }
    }

    private static boolean contains(Stretch outer, Stretch inner) {
        return !outer.from().isAfter(inner.from()) && !outer.to().isBefore(inner.to());
    }

    private void one(Draft draft, int at, Optional<Before> before) {
        Stretch stretch = stretch(draft, at);
        During during = (During)
                draft.pieces.get(at).span().as(Time.class).orElseThrow().span().mention();
        draft.period = Optional.of(stretch);
        Optional<Grain> step = before.flatMap(Before::unit).filter(unit -> unit.compareTo(stretch.unit()) < 0);
        if (step.isPresent() && step.get() != Grain.DAY) {
            stepwise(draft, stretch, step.get());
        } else if (before.isPresent()) {
            beside(draft, stretch, before.get(), at);
        } else if (inherited.isPresent() && draft.compared && draft.metrics.isEmpty()) {
            draft.period = inherited;
            draft.baseline = Optional.of(stretch);
        } else if (draft.growth || draft.compared && during.ends().size() == 2 && !valuesCompared(draft)) {
            draft.baseline =
                    Optional.of(during.ends().size() == 2 ? during.ends().get(0) : stretch.previous());
            draft.period = Optional.of(during.ends().size() == 2 ? during.ends().get(1) : stretch);
            if (during.ends().isEmpty() && !draft.why) {
                draft.doubt(
                        0.69, "the change is told from " + draft.baseline.get().label());
            }
        }
    }

    /** "month on month in 2018": each month beside the one before it. */
    private static void stepwise(Draft draft, Stretch stretch, Grain unit) {
        draft.stepwise = true;
        draft.grain = Optional.of(unit);
        draft.baseline = Optional.of(stretch.earlierBy(unit));
        draft.compared = true;
    }

    private static boolean valuesCompared(Draft draft) {
        return draft.conditions.size() > 1;
    }

    private void alone(Draft draft, Before before) {
        if (inherited.isPresent()) {
            Stretch other = before.from(inherited.get());
            if (before.unit()
                            .filter(unit -> unit.compareTo(inherited.get().unit()) > 0)
                            .isPresent()
                    && before.unit().get() == Grain.YEAR) {
                draft.doubt(0.65, "the whole of " + other.label() + " is taken");
            }
            boolean comparing = draft.compared || draft.growth;
            draft.period = Optional.of(comparing ? inherited.get() : other);
            draft.baseline = comparing ? Optional.of(other) : Optional.empty();
        } else if (before.alone().isPresent()) {
            draft.period = before.alone();
        } else {
            draft.asks.add(new AskBack("period", "Which period is it to be compared with?", List.of()));
        }
    }

    private static Stretch stretch(Draft draft, int at) {
        TimeMention mention =
                draft.pieces.get(at).span().as(Time.class).orElseThrow().span().mention();
        return ((During) mention).stretch();
    }

    private static String label(TimeMention mention) {
        if (mention instanceof Before before && before.year().isPresent()) {
            return "the same part of that year";
        }
        return mention instanceof During during ? during.stretch().label() : "a period of its own";
    }
}
