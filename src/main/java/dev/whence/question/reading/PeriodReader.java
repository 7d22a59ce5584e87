package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.TimesSaid.Said;
import dev.whence.question.time.Stretch;
import dev.whence.question.time.TimeMention;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.During;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The period of a question and the one that it is compared with. */
final class PeriodReader implements Reader {
    /** Words that put the period before them in front: "X compared with Y", "X against Y", "higher in X than in Y". */
    private static final Set<String> AGAINST =
            Set.of("compared", "vs", "versus", "against", "than", "relative", "comparison", "opposed", "minus");

    private final Optional<Stretch> inherited;
    private final LocalDateTime now;

    /** @param inherited the period of the question before, which "the quarter before" may be told from */
    PeriodReader(Optional<Stretch> inherited, LocalDateTime now) {
        this.inherited = inherited;
        this.now = now;
    }

    @Override
    public void read(Draft draft) {
        List<Said> during = new ArrayList<>();
        Optional<Beside> beside = Optional.empty();
        for (Said said : new TimesSaid(draft, inherited).take()) {
            if (said.during().isPresent()) {
                during.add(said);
            } else if (said.mention() instanceof Beside found) {
                beside = Optional.of(found);
            } else if (said.mention() instanceof TimeMention.History) {
                draft.history = true;
            } else {
                decline(draft, said);
            }
        }
        draft.growth |= draft.why || draft.any(Cues.GROWTH) || draft.any(Cues.DECLINE);
        draft.compared |= comparing(draft);
        settle(draft, during, beside);
        SoFar.settle(draft);
        draft.period
                .filter(period -> !period.from().isBefore(now))
                .ifPresent(period ->
                        decline(draft, new Said(0, new TimeMention.Future(period.label(), Optional.of(period)))));
    }

    /** "or" and "than" compare only with something on both sides; "change" and "compare" always do. */
    private static boolean comparing(Draft draft) {
        return draft.pieces.stream()
                .anyMatch(piece -> piece.cues(Cues.COMPARE)
                        && !piece.last().is("or")
                        && !piece.last().is("than"));
    }

    private static void decline(Draft draft, Said said) {
        TimeMention mention = said.mention();
        boolean ahead = draft.skill.filter(skill -> skill.ahead()).isPresent();
        if (ahead
                && mention instanceof TimeMention.Future future
                && future.when().isPresent()) {
            draft.period = future.when();
        } else if (mention instanceof TimeMention.Future future) {
            draft.declinations.add(new Declination(Refusal.FUTURE_AS_FACT, future.words()));
        } else if (mention instanceof TimeMention.Unfixed unfixed) {
            draft.asks.add(TimesSaid.ask(draft, said.at(), unfixed));
        }
    }

    private void settle(Draft draft, List<Said> said, Optional<Beside> beside) {
        List<Stretch> stretches = said.stream().map(PeriodReader::stretch).toList();
        draft.periods.addAll(stretches);
        if (stretches.size() > 2 || stretches.size() == 2 && beside.isPresent()) {
            several(draft, PeriodRuns.of(draft, said.stream().map(Said::at).toList(), stretches), beside);
        } else if (stretches.size() == 2 && beside.isEmpty()) {
            two(draft, said.stream().map(Said::at).toList(), stretches);
        } else if (stretches.size() == 1) {
            one(draft, said.get(0), beside);
        } else if (draft.why && stretches.isEmpty() && inherited.isPresent()) {
            draft.period = inherited;
            draft.baseline = inherited.map(Stretch::previous);
        } else if (stretches.isEmpty() && beside.isPresent()) {
            alone(draft, beside.get());
        } else if (!stretches.isEmpty()) {
            draft.doubt(0.3, "the periods do not fit together");
        }
    }

    /** "May and June 2018 against the same months of 2017", "January, February and March 2018". */
    private void several(Draft draft, PeriodRuns runs, Optional<Beside> beside) {
        if (runs.stretches().size() == 1 && beside.isPresent()) {
            beside(draft, runs.stretches().get(0), beside.get(), runs.at().get(0));
        } else if (runs.stretches().size() == 1) {
            draft.period = Optional.of(runs.stretches().get(0));
            draft.grain = draft.grain.or(() -> Optional.of(draft.periods.get(0).unit()));
        } else if (runs.stretches().size() == 2 && beside.isEmpty() && runs.apart(draft)) {
            two(draft, runs.at(), runs.stretches());
        } else {
            draft.asks.add(runs.ask(draft));
        }
    }

    /** A period and the one that is told from it; of the same months of two years the later ones are those asked for. */
    private static void beside(Draft draft, Stretch stretch, Beside beside, int at) {
        Optional<Stretch> other = beside.from(stretch);
        boolean later = beside.year().isPresent()
                && other.filter(found -> found.from().isAfter(stretch.from())).isPresent()
                && !draft.between(at, draft.pieces.size(), AGAINST);
        draft.period = later ? other : Optional.of(stretch);
        draft.baseline = later ? Optional.of(stretch) : other;
        draft.compared = true;
        unclear(draft, other);
    }

    private static void two(Draft draft, List<Integer> at, List<Stretch> stretches) {
        Stretch first = stretches.get(0);
        Stretch second = stretches.get(1);
        boolean either = draft.pieces.subList(at.get(0), at.get(1)).stream()
                .anyMatch(piece -> piece.last().is("or"));
        boolean set = draft.grain.isPresent() && !draft.compared && !draft.growth;
        if (at.get(1) == at.get(0) + 2 && draft.between(at.get(0), at.get(1), Set.of("of"))) {
            draft.doubt(0.3, "one period of another");
        } else if (first.endless() || second.endless()) {
            draft.doubt(0.3, "a period without a beginning beside another");
        } else if (first.equals(second)) {
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

    private void one(Draft draft, Said said, Optional<Beside> beside) {
        Stretch stretch = stretch(said);
        During during = said.during().orElseThrow();
        draft.period = Optional.of(stretch);
        Optional<Grain> step = beside.flatMap(Beside::unit).filter(unit -> unit.compareTo(stretch.unit()) < 0);
        if (step.isPresent() && step.get() != Grain.DAY) {
            stepwise(draft, stretch, step.get());
        } else if (beside.isPresent()) {
            beside(draft, stretch, beside.get(), said.at());
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

    private void alone(Draft draft, Beside beside) {
        Optional<Stretch> other = inherited.flatMap(beside::from);
        boolean fromClock =
                beside.alone().filter(TimeMention.Future.class::isInstance).isPresent() && !GoingOn.fragment(draft);
        if (inherited.isPresent() && !fromClock) {
            if (other.isPresent() && wider(beside)) {
                draft.doubt(0.65, "the whole of " + other.get().label() + " is taken");
            }
            boolean comparing = draft.compared || draft.growth;
            draft.period = comparing ? inherited : other;
            draft.baseline = comparing ? other : Optional.empty();
            unclear(draft, other);
        } else if (beside.alone().isPresent()) {
            TimeMention alone = beside.alone().get();
            if (alone instanceof During during) {
                draft.period = Optional.of(during.stretch());
            } else {
                decline(draft, new Said(0, alone));
            }
        } else {
            unclear(draft, other);
        }
    }

    /** "the year before", after a month. */
    private boolean wider(Beside beside) {
        return beside.unit()
                .filter(unit -> unit == Grain.YEAR
                        && unit.compareTo(inherited.orElseThrow().unit()) > 0)
                .isPresent();
    }

    private static void unclear(Draft draft, Optional<Stretch> found) {
        if (found.isEmpty()) {
            draft.asks.add(new AskBack("period", "Which period is it to be compared with?", List.of()));
        }
    }

    private static Stretch stretch(Said said) {
        return said.during().orElseThrow().stretch();
    }
}
