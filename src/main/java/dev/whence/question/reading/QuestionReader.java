package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.question.time.NamedDays;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads questions. Deterministic: the same question, clock, vocabulary and conversation give the same reading. Thread-safe. */
public final class QuestionReader {
    private final Lexicon lexicon;
    private final Vocabulary vocabulary;
    private final SpanFinder spans;
    private final Speller speller;
    private final String usualRole;

    /** @param usualRole the date that is meant when a question says nothing */
    public QuestionReader(Lexicon lexicon, Vocabulary vocabulary, String usualRole) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
        this.spans = new SpanFinder(lexicon, vocabulary);
        this.speller = new Speller(lexicon, vocabulary);
        this.usualRole = usualRole;
    }

    /** @param previous what the question before in the conversation said */
    public Reading read(String question, LocalDateTime now, Optional<Frame> previous) {
        List<Token> words =
                Tokens.of(PlainText.of(question)).stream().map(lexicon::usual).toList();
        List<Token> tokens = NamedDays.dated(words, now, this::afterEvent);
        Draft draft = new Draft(vocabulary, tokens, spans.cover(tokens, now));
        Speller.Corrected corrected = speller.correct(draft);
        if (!corrected.notes().isEmpty()) {
            draft = new Draft(vocabulary, corrected.tokens(), spans.cover(corrected.tokens(), now));
            for (String note : corrected.notes()) {
                draft.doubt(0.75, note);
            }
        }
        return read(draft, previous, now);
    }

    /** The position after the longest event that begins there, such as "Black Friday". */
    private int afterEvent(List<Token> tokens, int at) {
        return lexicon.asides().at(tokens, at).stream()
                .filter(match -> match.meanings().contains("events"))
                .mapToInt(PhraseIndex.Match::end)
                .max()
                .orElse(at);
    }

    private Reading read(Draft draft, Optional<Frame> previous, LocalDateTime now) {
        readers(previous, now).forEach(reader -> reader.read(draft));
        SkillReader.settle(draft);
        boolean follows =
                previous.isPresent() && draft.identifier.isEmpty() && !draft.countsMembers && GoingOn.follows(draft);
        if (!follows) {
            byThreshold(draft);
        }
        if (follows) {
            GoingOn.spokenOf(draft, previous.get());
        }
        Frame said = Frame.of(draft);
        Frame frame = follows ? said.after(GoingOn.kept(draft, previous.get()), vocabulary) : said;
        if (frame.metrics().isEmpty()
                && draft.identifier.isEmpty()
                && draft.asks.isEmpty()
                && draft.declinations.isEmpty()) {
            nothing(draft);
        }
        Optional<MetricQuery> query = draft.declinations.isEmpty() && draft.asks.isEmpty()
                ? new QueryWriter(draft, frame).write()
                : Optional.empty();
        return new Reading(
                draft.identifier,
                draft.tokens.stream().map(Token::stem).toList(),
                query,
                draft.countsMembers
                        ? Frame.of(new Draft(vocabulary, List.of(), List.of()))
                        : query.map(written -> frame.groupedBy(written.dimensions()))
                                .orElse(frame),
                draft.why,
                frame.compared()
                        || query.filter(q -> q.dimensions().size()
                                        > frame.dimensions().size())
                                .isPresent(),
                draft.doubts,
                draft.asks,
                draft.declinations);
    }

    /** "Which products sold at least 20 units" asks for the units. */
    private static void byThreshold(Draft draft) {
        if (draft.metrics.isEmpty() && !draft.dimensions.isEmpty()) {
            draft.thresholds.stream()
                    .flatMap(threshold -> threshold.metric().stream())
                    .forEach(draft.metrics::add);
        }
    }

    /** Without a measure there is something to ask back only if anything of the business was said. */
    private static void nothing(Draft draft) {
        if (draft.pieces.stream().allMatch(Piece::filler)) {
            String all = String.join(" ", draft.tokens.stream().map(Token::text).toList());
            draft.declinations.add(new Declination(Refusal.NOT_UNDERSTOOD, all));
        } else {
            draft.asks.add(measure(draft));
        }
    }

    private List<Reader> readers(Optional<Frame> previous, LocalDateTime now) {
        return List.of(
                new Asides(lexicon),
                new Preamble(),
                new Lifting(previous),
                new RankAgain(previous),
                new PeriodAgain(previous),
                new SpokenBefore(previous),
                new MemberReader(previous.isPresent()),
                new GroupMemberReader(),
                new SkillReader(),
                new Guard(lexicon),
                QuestionReader::why,
                QuestionReader::insteadOf,
                new IdentifierReader(),
                new DateAside(),
                new RoleReader(usualRole),
                new ValueReader(),
                new HourReader(usualRole),
                new StepReader(),
                new BandReader(),
                new RangeReader(),
                new NumberReader(),
                new GroupReader(),
                new RankedSet(),
                new RankReader(),
                new ExclusionReader(),
                new MetricReader(),
                new VerbReader(),
                new PeriodReader(previous.flatMap(Frame::period), now),
                new FunnelReader(),
                new StatisticReader(previous),
                QuestionReader::units,
                new ShareReader(),
                QuestionReader::switches,
                new Doubts(),
                QuestionReader::rateByState,
                new GroupCounter(),
                MemberReader::settle,
                new Leftovers());
    }

    /** "units instead of revenue": what was asked before is not asked again. */
    private static void insteadOf(Draft draft) {
        for (int i = 0; i < draft.pieces.size(); i++) {
            int next = draft.after(i);
            boolean before = draft.pieces.get(i).last().is("instead")
                    && draft.between(i, next, Set.of("of"))
                    && draft.pieces.subList(0, i).stream().anyMatch(piece -> piece.freely(Meaning.Metric.class));
            if (before) {
                draft.piece(next)
                        .filter(piece -> piece.freely(Meaning.Metric.class))
                        .ifPresent(Piece::take);
            }
        }
    }

    private static void why(Draft draft) {
        draft.why = draft.any(Cues.WHY);
        draft.takeAll(Cues.WHY);
    }

    /** "how many days does delivery take", "in hours": the unit of what is computed, said once more. */
    private static void units(Draft draft) {
        Set<String> units = draft.metrics.stream()
                .map(name -> draft.vocabulary.metric(name).unit())
                .collect(Collectors.toSet());
        draft.pieces.stream()
                .filter(piece -> piece.freely(Meaning.Unit.class))
                .filter(piece -> units.contains(piece.text()) || units.contains(piece.text() + "s"))
                .forEach(Piece::take);
    }

    private static void switches(Draft draft) {
        if (!draft.dimensions.isEmpty() || draft.grain.isPresent()) {
            draft.takeAll(Cues.SPREAD);
        }
        if (draft.any(Cues.RUNNING)) {
            draft.running = true;
            draft.takeAll(Cues.RUNNING);
            if (draft.grain.isEmpty()) {
                draft.grain = Optional.of(Grain.MONTH);
                draft.doubt(0.85, "by month, as no unit of time was named");
            }
        }
        if (draft.why && draft.baseline.isPresent()) {
            List.of(Cues.ABOVE, Cues.BELOW, Cues.COMPARE, Cues.RISING).forEach(draft::takeAll);
        }
        if (draft.baseline.isPresent() || draft.why) {
            draft.takeAll(Cues.GROWTH);
            draft.takeAll(Cues.DECLINE);
            if (draft.growth) {
                draft.takeAll(Cues.SHARE);
            }
        }
    }

    /** "What share of orders was cancelled in March" is told of the orders placed in March. */
    private static void rateByState(Draft draft) {
        boolean rate = draft.roleMetric.isPresent()
                && draft.metrics.stream()
                        .map(draft.vocabulary::metric)
                        .flatMap(metric -> metric.ratio().stream())
                        .anyMatch(ratio -> ratio.numerator().equals(draft.roleMetric.get()));
        if (rate) {
            draft.role = "";
        }
    }

    private static AskBack measure(Draft draft) {
        String question = String.join(
                        " ", draft.tokens.stream().map(Token::text).toList())
                .replaceAll("[ ?.!]+$", "");
        List<Choice> choices = draft.vocabulary.manner().measures().stream()
                .filter(name -> !draft.vocabulary.metricPhrases().exactly(name).isEmpty())
                .map(name -> new Choice("by " + name, question + " by " + name))
                .toList();
        return new AskBack("measure", "By which measure?", choices);
    }
}
