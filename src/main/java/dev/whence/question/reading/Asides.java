package dev.whence.question.reading;

import dev.whence.question.text.Token;
import dev.whence.question.time.TimeMention;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * What somebody says besides: "I'm in front of the board in ten minutes: what was ...". A clause that names nothing of the
 * business is passed over where another one does, and said to be.
 */
final class Asides implements Reader {
    private static final Set<String> ENDS = Set.of(":", ";", ".", "!", "?");
    private static final Set<String> TALKING =
            Set.of("i", "i'm", "im", "we", "you", "me", "us", "my", "our", "your", "thank", "thanks", "quick");

    /** So many words that are not known make a clause with a number small talk. */
    private static final int MUCH = 3;

    private static final List<Class<? extends Meaning>> BUSINESS = List.of(
            Meaning.Metric.class,
            Meaning.Member.class,
            Meaning.Skilled.class,
            Meaning.Dimension.class,
            Meaning.Value.class,
            Meaning.Time.class,
            Meaning.Clock.class,
            Meaning.Unit.class,
            Meaning.Role.class,
            Meaning.Statistic.class,
            Meaning.Place.class,
            Meaning.Declined.class,
            Meaning.Identifier.class);

    private final Lexicon lexicon;

    Asides(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    @Override
    public void read(Draft draft) {
        List<List<Piece>> clauses = clauses(draft.pieces);
        if (clauses.stream().noneMatch(clause -> clause.stream()
                .anyMatch(piece -> piece.means(Meaning.Metric.class) || piece.means(Meaning.Value.class)))) {
            return;
        }
        announced(draft);
        boolean dated = draft.pieces.stream().anyMatch(piece -> piece.means(Meaning.Time.class) && !ahead(piece))
                && draft.pieces.stream().noneMatch(piece -> piece.means(Meaning.Skilled.class));
        clauses.stream()
                .filter(clause -> clause.stream().anyMatch(Piece::unknown)
                        || dated && clause.stream().anyMatch(Asides::ahead) && talking(clause))
                .filter(clause -> clause.stream().noneMatch(piece -> business(piece) && !(dated && ahead(piece))))
                .filter(clause -> !meant(clause) && !counts(clause))
                .forEach(clause -> passOver(draft, clause));
    }

    /** "For the logistics review: ...": what it is for may sound like business, but narrows nothing down. */
    private static void announced(Draft draft) {
        int colon = IntStream.range(0, draft.pieces.size())
                .filter(at -> draft.pieces.get(at).last().is(":"))
                .findFirst()
                .orElse(0);
        List<Piece> before = draft.pieces.subList(0, colon);
        boolean rest = draft.pieces.subList(colon, draft.pieces.size()).stream()
                .anyMatch(piece -> piece.means(Meaning.Metric.class));
        boolean purpose = rest
                && colon > 0
                && before.get(0).last().is("for")
                && before.stream().anyMatch(Piece::unknown)
                && before.stream().filter(Asides::business).allMatch(piece -> piece.means(Meaning.Metric.class));
        if (purpose) {
            passOver(draft, before);
        }
    }

    private static List<List<Piece>> clauses(List<Piece> pieces) {
        List<List<Piece>> clauses = new ArrayList<>();
        clauses.add(new ArrayList<>());
        for (Piece piece : pieces) {
            if (piece.filler() && ENDS.contains(piece.last().text())) {
                clauses.add(new ArrayList<>());
            } else {
                clauses.get(clauses.size() - 1).add(piece);
            }
        }
        return clauses;
    }

    private static boolean business(Piece piece) {
        return BUSINESS.stream().anyMatch(piece::means)
                || piece.span().all(Meaning.Cue.class).stream()
                        .anyMatch(cue -> cue.kind().mandatory());
    }

    /** "Give me the first three." is no small talk, "in ten minutes I am ..." may be. */
    private static boolean counts(List<Piece> clause) {
        return clause.stream().anyMatch(piece -> piece.means(Meaning.Figure.class))
                && clause.stream().filter(Piece::unknown).count() < MUCH;
    }

    /** Orders, and words of which the reader asks what is meant. */
    private boolean meant(List<Piece> clause) {
        List<Token> tokens =
                clause.stream().flatMap(piece -> piece.tokens().stream()).toList();
        for (int i = 0; i < tokens.size(); i++) {
            if (lexicon.asides().at(tokens, i).stream()
                    .flatMap(match -> match.meanings().stream())
                    .anyMatch(aside -> !aside.equals("people"))) {
                return true;
            }
        }
        return false;
    }

    /** "We have the board tomorrow: what was revenue in May?" asks nothing of tomorrow. */
    static boolean ahead(Piece piece) {
        return piece.span()
                .as(Meaning.Time.class)
                .filter(time -> time.span().mention() instanceof TimeMention.Future)
                .isPresent();
    }

    private static boolean talking(List<Piece> clause) {
        return clause.stream().flatMap(piece -> piece.tokens().stream()).anyMatch(token -> token.isAny(TALKING));
    }

    private static void passOver(Draft draft, List<Piece> clause) {
        String words = String.join(" ", clause.stream().map(Piece::text).toList());
        clause.forEach(Piece::take);
        draft.doubt(talking(clause) ? 0.85 : 0.65, "'" + words + "' is passed over");
    }
}
