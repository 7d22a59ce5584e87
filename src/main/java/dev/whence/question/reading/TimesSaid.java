package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.time.Stretch;
import dev.whence.question.time.TimeMention;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeMention.Future;
import dev.whence.question.time.TimeMention.Pointed;
import dev.whence.question.time.TimeMention.Unfixed;
import dev.whence.question.time.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The times of a question as its conversation has them: "June" of the year that was spoken of, "that quarter". */
final class TimesSaid {
    private final Draft draft;
    private final Optional<Stretch> inherited;

    /** @param inherited the period of the question before */
    TimesSaid(Draft draft, Optional<Stretch> inherited) {
        this.draft = draft;
        this.inherited = inherited;
    }

    /** A time and where it stands. */
    record Said(int at, TimeMention mention) {
        Optional<During> during() {
            return mention instanceof During during ? Optional.of(during) : Optional.empty();
        }
    }

    /** Takes what no reader took; what points back to nothing becomes a question back. */
    List<Said> take() {
        List<Said> said = new ArrayList<>();
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            if (piece.freely(Time.class)) {
                piece.take();
                TimeSpan span = piece.span().as(Time.class).orElseThrow().span();
                TimeMention mention = resolved(piece, span, said);
                late(i);
                said.add(new Said(i, mention));
            }
        }
        return said;
    }

    /** "late 2017": late orders of 2017, or the end of it? */
    private void late(int at) {
        if (draft.piece(at - 1).filter(before -> before.last().is("late")).isPresent()) {
            draft.doubt(0.65, "'late' is read as a word for the orders, not for the time");
        }
    }

    private TimeMention resolved(Piece piece, TimeSpan span, List<Said> before) {
        Optional<TimeMention> ofTheYear = span.inYear().isPresent() && before.isEmpty() && GoingOn.fragment(draft)
                ? inherited.map(anchor -> inYear(span, anchor))
                : Optional.empty();
        TimeMention mention = ofTheYear.orElse(span.mention());
        double certainty = ofTheYear.isPresent() ? Math.max(0.9, span.certainty()) : span.certainty();
        if (certainty < 1) {
            draft.doubt(certainty, "'" + piece.text() + "' is read as " + label(mention));
        }
        return mention instanceof Pointed pointed ? pointedTo(pointed, before) : mention;
    }

    /** The latest that has begun, counted from the year that was spoken of. */
    private static TimeMention inYear(TimeSpan span, Stretch anchor) {
        int year = anchor.to().minusDays(1).getYear();
        TimeMention same = span.inYear().orElseThrow().apply(year);
        return same instanceof Future ? span.inYear().orElseThrow().apply(year - 1) : same;
    }

    private TimeMention pointedTo(Pointed pointed, List<Said> before) {
        Optional<Stretch> here = before.stream()
                .flatMap(said -> said.during().stream())
                .map(During::stretch)
                .reduce((first, last) -> last);
        draft.pointsBack |= here.isEmpty();
        return here.or(() -> inherited)
                .flatMap(pointed::from)
                .<TimeMention>map(stretch -> new During(stretch, List.of()))
                .orElseGet(() -> new Unfixed(pointed.words()));
    }

    /** What has to be asked about days that nobody fixed. */
    static AskBack ask(Draft draft, int at, Unfixed unfixed) {
        List<Choice> choices = unfixed.choices().stream()
                .map(choice -> new Choice(choice, replaced(draft, at, choice)))
                .toList();
        return new AskBack("period", "Which days do you mean by " + unfixed.words() + "?", choices);
    }

    private static String replaced(Draft draft, int at, String words) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < draft.pieces.size(); i++) {
            all.add(i == at ? words : draft.pieces.get(i).text());
        }
        return String.join(" ", all);
    }

    private static String label(TimeMention mention) {
        if (mention instanceof Beside beside && beside.year().isPresent()) {
            return "the same part of that year";
        }
        return mention instanceof During during ? during.stretch().label() : "a period of its own";
    }
}
