package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.MetricQuery;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads questions. Deterministic: the same question, clock, vocabulary and conversation give the same reading. Thread-safe. */
public final class QuestionReader {
    private static final Set<String> FOLLOWING = Set.of(
            "and",
            "now",
            "what",
            "how",
            "same",
            "only",
            "but",
            "also",
            "just",
            "or",
            "then",
            "instead",
            "compared",
            "by",
            "for",
            "in",
            "per",
            "without",
            "the");

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
        List<Token> tokens = Tokens.of(question);
        Draft draft = new Draft(vocabulary, tokens, spans.cover(tokens, now));
        Speller.Corrected corrected = speller.correct(draft);
        if (!corrected.notes().isEmpty()) {
            draft = new Draft(vocabulary, corrected.tokens(), spans.cover(corrected.tokens(), now));
            for (String note : corrected.notes()) {
                draft.doubt(0.75, note);
            }
        }
        return read(draft, previous);
    }

    private Reading read(Draft draft, Optional<Frame> previous) {
        readers(previous).forEach(reader -> reader.read(draft));
        boolean follows = previous.isPresent() && draft.identifier.isEmpty() && follows(draft);
        if (!follows) {
            byThreshold(draft);
        }
        Frame said = Frame.of(draft);
        Frame frame = follows ? said.after(previous.get(), vocabulary) : said;
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
                frame,
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
                    .findFirst()
                    .ifPresent(draft.metrics::add);
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

    private List<Reader> readers(Optional<Frame> previous) {
        return List.of(
                new Guard(lexicon),
                QuestionReader::why,
                new IdentifierReader(),
                new RoleReader(usualRole),
                new ValueReader(),
                new NumberReader(),
                new GroupReader(),
                new RankReader(),
                new MetricReader(),
                new PeriodReader(previous.flatMap(Frame::period)),
                new StatisticReader(),
                new ShareReader(),
                QuestionReader::switches,
                QuestionReader::counts,
                QuestionReader::nested,
                QuestionReader::owners,
                QuestionReader::rateByState,
                QuestionReader::differences,
                new Leftovers());
    }

    private static void why(Draft draft) {
        draft.why = draft.any(Cues.WHY);
        draft.takeAll(Cues.WHY);
    }

    private static void switches(Draft draft) {
        if (!draft.dimensions.isEmpty() || draft.grain.isPresent()) {
            draft.takeAll(Cues.SPREAD);
        }
        if (draft.any(Cues.RUNNING)) {
            draft.running = true;
            draft.takeAll(Cues.RUNNING);
        }
        if (draft.why && draft.baseline.isPresent()) {
            List.of(Cues.ABOVE, Cues.BELOW, Cues.COMPARE, Cues.RISING).forEach(draft::takeAll);
        }
        if (draft.baseline.isPresent() || draft.why) {
            draft.takeAll(Cues.GROWTH);
            draft.takeAll(Cues.DECLINE);
        }
    }

    /** Two times "how many" want two numbers. */
    private static void counts(Draft draft) {
        long wanted =
                draft.pieces.stream().filter(piece -> piece.cues(Cues.COUNT)).count();
        if (wanted > 1 && draft.metrics.size() < wanted && draft.dimensions.isEmpty()) {
            draft.doubt(0.3, "more numbers are asked for than are understood");
        }
    }

    /** Steps "of those" are counted among the step before, which the numbers need not be. */
    private static void nested(Draft draft) {
        if (draft.metrics.size() > 1
                && draft.between(-1, draft.pieces.size(), Set.of("those", "them"))
                && draft.any(Cues.COUNT)) {
            draft.doubt(0.6, "each number is counted for itself, not among the one before");
        }
    }

    /** Sellers by state: of the seller, or of the customers that they sell to? */
    private static void owners(Draft draft) {
        boolean owned = draft.metrics.stream()
                .map(name -> draft.vocabulary.metric(name).unit().replaceAll("s$", ""))
                .anyMatch(unit -> draft.vocabulary.dimensions().stream()
                        .anyMatch(dimension -> dimension.place().startsWith(unit + " ")));
        boolean open = java.util.stream.Stream.concat(
                        draft.dimensions.stream(), draft.conditions.stream().map(Draft.Condition::dimension))
                .map(name -> draft.vocabulary.dimension(name).place())
                .anyMatch(place -> !place.isEmpty() && !place.contains(" "));
        if (owned && open) {
            draft.doubt(0.6, "places are those of the customers");
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

    /** The difference of two numbers is not computed. */
    private static void differences(Draft draft) {
        boolean difference = draft.pieces.stream()
                .anyMatch(piece ->
                        piece.cues(Cues.COMPARE) && piece.tokens().get(0).stem().startsWith("differ"));
        if (difference && draft.metrics.size() > 1) {
            draft.doubt(0.6, "both numbers are given, not their difference");
        }
    }

    /** A fragment, or a sentence that begins by going on from the one before. */
    private static boolean follows(Draft draft) {
        boolean opens = !draft.tokens.isEmpty()
                && Set.of("and", "now", "also", "but", "same", "or", "then")
                        .contains(draft.tokens.get(0).word());
        boolean about = draft.tokens.size() > 1
                && draft.tokens.get(1).is("about")
                && FOLLOWING.contains(draft.tokens.get(0).word());
        boolean says = !draft.pieces.stream().allMatch(Piece::filler);
        return says && (opens || about || draft.metrics.isEmpty());
    }

    private static AskBack measure(Draft draft) {
        String question = String.join(
                        " ", draft.tokens.stream().map(Token::text).toList())
                .replaceAll("[ ?.!]+$", "");
        List<Choice> choices = List.of("revenue", "units sold", "review score", "orders").stream()
                .filter(name -> !draft.vocabulary.metricPhrases().exactly(name).isEmpty())
                .map(name -> new Choice("by " + name, question + " by " + name))
                .toList();
        return new AskBack("measure", "By which measure?", choices);
    }
}
