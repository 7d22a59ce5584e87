package dev.whence.question.reading;

import dev.whence.question.text.Token;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Why somebody asks: "My boss says the carriers got worse. Compare ...", "We are thinking about the shifts of the support
 * team, can you give me ...". A statement of somebody, which asks nothing and names no value of the data, before a question
 * that does: it is passed over, and said to be. A period that it names is kept.
 */
final class Preamble implements Reader {
    private static final Set<String> ENDS = Set.of(":", ";", ".", "!", ",");
    private static final Set<String> GREETINGS =
            Set.of("hi", "hello", "hey", "so", "well", "ok", "okay", "thanks", "sorry", "and", "but", "dear", "good");
    private static final Set<String> SPEAKERS = Set.of(
            "i",
            "i'm",
            "im",
            "i've",
            "we",
            "we're",
            "we've",
            "they",
            "they're",
            "he",
            "she",
            "it",
            "it's",
            "there",
            "people",
            "somebody",
            "someone",
            "everybody",
            "everyone");
    private static final Set<String> OWNERS = Set.of("my", "our", "the", "some", "several", "many");
    private static final Set<String> VERBS = Set.of(
            "is",
            "are",
            "was",
            "were",
            "says",
            "say",
            "said",
            "wants",
            "thinks",
            "think",
            "thought",
            "asks",
            "asked",
            "complain",
            "complains",
            "complained",
            "got",
            "has",
            "have",
            "had",
            "ran",
            "keep",
            "keeps",
            "believe",
            "believes",
            "claims",
            "claim",
            "feel",
            "feels",
            "insists",
            "told",
            "worries",
            "worry",
            "wonder",
            "wonders",
            "plans",
            "plan");
    private static final Set<String> ASKS = Set.of(
            "how", "which", "what", "why", "need", "needs", "want", "like", "love", "show", "tell", "give", "see",
            "know", "list", "many", "much", "compare", "please", "only", "just", "except");
    private static final Set<String> ASKING = Set.of("how", "which", "what", "why", "only", "except", "compare");
    private static final Set<String> REASONS = Set.of("otherwise", "because", "so", "as", "since");
    private static final int SENTENCE = 4;

    @Override
    public void read(Draft draft) {
        List<List<Piece>> clauses = clauses(draft.pieces);
        for (int i = 0; i + 1 < clauses.size(); i++) {
            boolean asked = clauses.subList(i + 1, clauses.size()).stream().anyMatch(Preamble::asks);
            if (asked && statement(clauses.get(i))) {
                passOver(draft, clauses.get(i));
            }
        }
        for (int i = 1; i < clauses.size(); i++) {
            boolean asked = clauses.subList(0, i).stream().anyMatch(Preamble::asks);
            if (asked && reason(clauses.get(i))) {
                passOver(draft, clauses.get(i));
            }
        }
    }

    /** "..., so I can put it into a pie chart", "..., otherwise it is just noise". */
    private static boolean reason(List<Piece> clause) {
        List<Token> words = words(clause);
        return words.size() >= SENTENCE
                && words.get(0).isAny(REASONS)
                && words.stream().noneMatch(word -> word.isAny(ASKING))
                && clause.stream().anyMatch(piece -> piece.free() && piece.unknown())
                && clause.stream()
                        .noneMatch(piece -> narrows(piece)
                                || piece.means(Meaning.Metric.class)
                                || piece.means(Meaning.Dimension.class)
                                || piece.means(Meaning.Time.class));
    }

    private static boolean narrows(Piece piece) {
        return piece.means(Meaning.Value.class)
                || piece.means(Meaning.Figure.class) && !piece.means(Meaning.Time.class)
                || piece.cues(Cues.NEGATION)
                || RankReader.ORDER.stream().anyMatch(piece::cues);
    }

    private static List<List<Piece>> clauses(List<Piece> pieces) {
        List<List<Piece>> clauses = new ArrayList<>();
        clauses.add(new ArrayList<>());
        for (Piece piece : pieces) {
            clauses.get(clauses.size() - 1).add(piece);
            if (piece.filler() && ENDS.contains(piece.last().text())) {
                clauses.add(new ArrayList<>());
            }
        }
        return clauses;
    }

    private static boolean asks(List<Piece> clause) {
        boolean metric = clause.stream().anyMatch(piece -> piece.freely(Meaning.Metric.class));
        boolean groups = clause.stream().anyMatch(piece -> piece.freely(Meaning.Dimension.class));
        return metric || groups && words(clause).stream().anyMatch(word -> word.isAny(Set.of("which", "what")));
    }

    /** With a word that would have to be refused, so that nothing is passed over which can be understood. */
    private static boolean statement(List<Piece> clause) {
        boolean strange = clause.stream()
                .anyMatch(piece -> piece.free() && (piece.unknown() || piece.means(Meaning.Declined.class)));
        List<Token> words =
                words(clause).stream().dropWhile(word -> word.isAny(GREETINGS)).toList();
        return strange
                && clause.stream().noneMatch(Preamble::narrows)
                && words.size() >= SENTENCE
                && words.stream().noneMatch(word -> word.isAny(ASKS))
                && (words.get(0).isAny(SPEAKERS)
                        || words.get(0).isAny(OWNERS) && words.stream().anyMatch(word -> word.isAny(VERBS)));
    }

    private static List<Token> words(List<Piece> clause) {
        return clause.stream()
                .flatMap(piece -> piece.tokens().stream())
                .filter(token -> token.kind() != Token.Kind.MARK)
                .toList();
    }

    private static void passOver(Draft draft, List<Piece> clause) {
        List<Piece> passed = clause.stream()
                .filter(Piece::free)
                .filter(piece -> !piece.means(Meaning.Time.class) || Asides.ahead(piece))
                .toList();
        boolean business = passed.stream()
                .anyMatch(piece -> piece.means(Meaning.Metric.class) || piece.means(Meaning.Dimension.class));
        passed.forEach(Piece::take);
        String words = String.join(" ", passed.stream().map(Piece::text).toList());
        draft.doubt(business ? 0.74 : 0.85, "'" + words + "' is passed over");
    }
}
