package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.question.time.Found.Shape;
import dev.whence.question.time.Part.Edge;
import dev.whence.question.time.RelativeReader.Reading;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeMention.Future;
import dev.whence.question.time.TimeMention.Pointed;
import dev.whence.question.time.TimeMention.Unfixed;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Finds the time expressions of a question, leftmost and longest first. Pure; not for sharing between threads. */
public final class TimeExpressions {
    private final List<Token> tokens;
    private final LocalDateTime now;
    private final RangeReader ranges;

    private TimeExpressions(List<Token> tokens, LocalDateTime now) {
        this.tokens = tokens;
        this.now = now;
        this.ranges = new RangeReader(tokens, new PartReader(now));
    }

    /** All time expressions, in order, seen from the question's clock. */
    public static List<TimeSpan> find(List<Token> tokens, LocalDateTime now) {
        TimeExpressions expressions = new TimeExpressions(tokens, now);
        List<Found> found = expressions.scan();
        List<Found> complete = YearCompletion.complete(found, now);
        boolean year = found.stream().anyMatch(each -> each.year().isPresent());
        List<TimeSpan> spans = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            Optional<Found> open =
                    Optional.of(found.get(i)).filter(each -> each.lacksYear()).filter(each -> !year);
            spans.add(expressions.told(complete.get(i), open));
        }
        return Clipping.of(spans, complete, tokens);
    }

    private List<Found> scan() {
        List<Found> found = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            Optional<Found> before = found.isEmpty() ? Optional.empty() : Optional.of(found.get(found.size() - 1));
            int start = at;
            Optional<Found> here =
                    before.flatMap(one -> LikeYear.after(tokens, one, start)).or(() -> ranges.read(start));
            here.ifPresent(found::add);
            at = here.map(Found::end).orElse(at + 1);
        }
        return found;
    }

    /** @param open the same as it was said, if its year is open */
    private TimeSpan told(Found found, Optional<Found> open) {
        Reading reading = reading(found);
        Optional<IntFunction<TimeMention>> inYear = open.map(
                said -> year -> ahead(reading(YearCompletion.inYear(said, year)).mention()));
        return new TimeSpan(found.from(), found.end(), ahead(reading.mention()), reading.certainty(), inYear);
    }

    private TimeMention ahead(TimeMention mention) {
        return mention instanceof During during && !during.stretch().from().isBefore(now)
                ? new Future(during.stretch().label(), Optional.of(during.stretch()))
                : mention;
    }

    private Reading reading(Found found) {
        Reading first = found.first().reading(now);
        boolean range = found.shape() == Shape.RANGE;
        Optional<Part> last = found.last();
        if (!found.first().choices().isEmpty()
                && last.filter(part -> part.choices().isEmpty()).isEmpty()) {
            return new Reading(
                    new Unfixed(words(found), range ? List.of() : found.first().choices()), 1);
        }
        if (found.shape() == Shape.WHOLE) {
            return first;
        }
        if (first.mention() instanceof During during) {
            return range
                    ? range(found, during.stretch(), last.orElseThrow().reading(now), first.certainty())
                    : new Reading(
                            new During(opened(found, during.stretch()), List.of()),
                            found.sure() ? first.certainty() : 0.8 * first.certainty());
        }
        if (first.mention() instanceof Pointed pointed && !range) {
            return new Reading(
                    new Pointed(words(found), anchor -> pointed.from(anchor).map(each -> opened(found, each))), 1);
        }
        boolean beside = first.mention() instanceof Pointed || first.mention() instanceof TimeMention.Beside;
        return beside ? new Reading(new Unfixed(words(found)), 1) : first;
    }

    private String words(Found found) {
        return tokens.subList(found.from(), found.end()).stream()
                .map(Token::text)
                .collect(Collectors.joining(" "));
    }

    /** "since A", "after A", "before A", "until A". */
    private Stretch opened(Found found, Stretch a) {
        Edge edge = found.first().edge();
        return switch (found.shape()) {
            case SINCE, AFTER -> {
                boolean after = edge == Edge.END || found.shape() == Shape.AFTER && edge == Edge.NONE;
                yield Stretch.between(after ? a.to() : a.from(), now, (after ? "after " : "since ") + a.label());
            }
            default -> {
                boolean before = edge == Edge.START || found.shape() == Shape.BEFORE && edge == Edge.NONE;
                yield Stretch.between(
                        Stretch.BEGINNING,
                        before ? a.from() : a.to(),
                        (before ? "before " : "until the end of ") + a.label());
            }
        };
    }

    private static Reading range(Found found, Stretch first, Reading last, double certainty) {
        if (!(last.mention() instanceof During during)) {
            return last.mention() instanceof Unfixed || last.mention() instanceof Future
                    ? last
                    : new Reading(new Unfixed("a period whose end is not named"), 1);
        }
        Stretch end = during.stretch();
        double sure = Math.min(certainty, last.certainty());
        boolean after = found.first().edge() == Edge.END;
        boolean before = found.last().orElseThrow().edge() == Edge.START;
        if (after || before) {
            Stretch between = Stretch.between(
                    after ? first.to() : first.from(),
                    before ? end.from() : end.to(),
                    (after ? "the end of " : "") + first.label() + " to " + (before ? "the start of " : "")
                            + end.label());
            return between.from().isBefore(between.to())
                    ? new Reading(new During(between, List.of()), Math.min(0.65, sure))
                    : backwards();
        }
        return first.from().isBefore(end.to())
                ? new Reading(new During(first.until(end), List.of(first, end)), sure)
                : backwards();
    }

    private static Reading backwards() {
        return new Reading(new Unfixed("a period that ends before it begins"), 1);
    }
}
