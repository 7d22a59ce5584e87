package dev.whence.question.reading;

import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Declination;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** What is no question to the data at all: orders, SQL, questions about people, words without an agreed meaning. */
final class Guard implements Reader {
    private static final Set<String> CLAUSE = Set.of(
            "and", "then", "please", "now", "just", "also", "kindly", "instead", ".", ",", ";", ":", "!", "?", "(",
            "\"");

    private final PhraseIndex<String> asides;

    Guard(Lexicon lexicon) {
        this.asides = lexicon.asides();
    }

    @Override
    public void read(Draft draft) {
        for (int i = 0; i < draft.tokens.size(); i++) {
            for (PhraseIndex.Match<String> match : asides.at(draft.tokens, i)) {
                String words = String.join(
                        " ",
                        draft.tokens.subList(i, match.end()).stream()
                                .map(Token::text)
                                .toList());
                for (String aside : match.meanings()) {
                    judge(draft, aside, words, i, match.end());
                }
            }
        }
    }

    private void judge(Draft draft, String aside, String words, int from, int to) {
        switch (aside) {
            case "sql" -> draft.declinations.add(new Declination(Refusal.INSTRUCTION_NOT_QUESTION, words));
            case "instruction" -> {
                if (!read(draft, from, to)
                        && (from == 0
                                || CLAUSE.contains(draft.tokens.get(from - 1).word()))) {
                    draft.declinations.add(new Declination(Refusal.INSTRUCTION_NOT_QUESTION, words));
                }
            }
            case "private_of_people" -> names(draft, words, from, to);
            case "events" -> {
                draft.asks.add(new AskBack("period", "Which days do you mean by '" + words + "'?", List.of()));
                draft.pieces.stream()
                        .filter(piece ->
                                piece.span().from() >= from && piece.span().to() <= to
                                        || piece.span().from() == to && piece.means(Meaning.Unit.class))
                        .forEach(Piece::take);
            }
            case "vague_time" ->
                unread(
                        draft,
                        from,
                        to,
                        new AskBack("period", "Which period do you mean by '" + words + "'?", List.of()));
            case "vague" -> {
                if (!measured(draft)) {
                    unread(
                            draft,
                            from,
                            to,
                            new AskBack("measure", "'" + words + "' can be measured in several ways.", List.of()));
                }
            }
            default -> {
                // people: only together with names
            }
        }
    }

    /** "Make it five", of a ranking: a reader has made something of the words already. */
    private static boolean read(Draft draft, int from, int to) {
        return draft.pieces.stream()
                .filter(piece -> piece.span().from() < to && piece.span().to() > from)
                .allMatch(Piece::taken);
    }

    /** "the least popular payment type by orders" says by what. */
    private static boolean measured(Draft draft) {
        return IntStream.range(0, draft.pieces.size() - 1)
                .anyMatch(at -> draft.pieces.get(at).last().is("by")
                        && draft.pieces.get(at + 1).means(Meaning.Metric.class));
    }

    /** A category has a name too; only the names of people are private. */
    private void names(Draft draft, String words, int from, int to) {
        boolean ofThing = draft.pieces.stream()
                .filter(piece -> piece.span().from() >= to)
                .findFirst()
                .map(piece -> nextNoun(draft, to))
                .orElse(Optional.empty())
                .isPresent();
        boolean people = draft.tokens.stream()
                .anyMatch(token -> asides.exactly(token.word()).contains("people"));
        if (people && !ofThing) {
            draft.declinations.add(new Declination(Refusal.PRIVATE_DATA, words));
        } else {
            draft.pieces.stream().filter(piece -> piece.span().from() == from).forEach(Piece::take);
        }
    }

    /** The first noun after the words if it names a group of things rather than people. */
    private static Optional<String> nextNoun(Draft draft, int from) {
        return draft.pieces.stream()
                .filter(piece -> piece.span().from() >= from && !piece.filler() && !piece.means(Meaning.Figure.class))
                .findFirst()
                .flatMap(piece -> piece.span().all(Dimension.class).stream()
                        .map(Dimension::name)
                        .filter(name -> draft.vocabulary.dimension(name).type() == DimensionTerm.Type.NAMES)
                        .findFirst());
    }

    /** Asks back only if no reader makes anything else of the words. */
    private static void unread(Draft draft, int from, int to, AskBack ask) {
        boolean known = draft.pieces.stream()
                .filter(piece -> piece.span().from() < to && piece.span().to() > from)
                .anyMatch(piece -> !piece.unknown()
                        && !piece.filler()
                        && RankReader.ORDER.stream().noneMatch(piece::cues));
        if (!known) {
            draft.asks.add(ask);
            draft.pieces.stream()
                    .filter(piece -> piece.span().from() >= from && piece.span().to() <= to)
                    .forEach(Piece::take);
        }
    }
}
