package dev.whence.question.reading;

import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.question.reading.Outline.Place;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.question.time.Stretch;
import dev.whence.question.time.TimeExpressions;
import dev.whence.question.time.TimeMention;
import dev.whence.question.time.TimeMention.Beside;
import dev.whence.question.time.TimeMention.During;
import dev.whence.question.time.TimeSpan;
import dev.whence.semantics.VerifiedQuestion;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The periods of verified questions, which are said in words, as the asker's clock and words have them. */
record VerifiedPeriods(Outline verified, Outline asked, LocalDateTime now) {
    /** Just before the period, of the same length. */
    static final String PREVIOUS = "previous";

    private static final LocalDateTime LATE = LocalDateTime.of(9999, 1, 1, 0, 0);

    /** Fails with CONFIG where words of a period mean no time. */
    static void check(List<VerifiedQuestion> questions) {
        List<Problem> problems = questions.stream()
                .flatMap(question -> question.meaning().stream()
                        .flatMap(meaning -> Stream.concat(meaning.period().stream(), meaning.baseline().stream()))
                        .filter(words ->
                                !words.equals(PREVIOUS) && spoken(words, LATE).isEmpty())
                        .map(words -> new Problem(
                                question.where().file(),
                                question.where().line(),
                                question.where().column(),
                                "'" + words + "' is no period: write it as in the question, such as 'last month'")))
                .toList();
        if (!problems.isEmpty()) {
            throw WhenceException.config(problems);
        }
    }

    /** Whether the words are those at a place of the verified question. */
    static boolean at(Place place, Optional<String> words) {
        return place.time().isPresent()
                && words.filter(said -> folded(said).equals(place.words())).isPresent();
    }

    /** Empty where these words have no fixed days under this clock. */
    Optional<Stretch> stretch(String words, Optional<Stretch> beside) {
        if (words.equals(PREVIOUS)) {
            return beside.map(Stretch::previous);
        }
        for (int i = 0; i < verified.places().size(); i++) {
            if (at(verified.places().get(i), Optional.of(words))) {
                Place here = asked.places().get(i);
                boolean same = here.words().equals(verified.places().get(i).words());
                return here.time()
                        .filter(span -> same || span.certainty() == 1)
                        .flatMap(span -> stretch(span.mention(), beside));
            }
        }
        return spoken(words, now).flatMap(span -> stretch(span.mention(), beside));
    }

    private static Optional<Stretch> stretch(TimeMention mention, Optional<Stretch> beside) {
        if (mention instanceof During during) {
            return Optional.of(during.stretch());
        }
        return mention instanceof Beside other ? beside.flatMap(other::from) : Optional.empty();
    }

    private static Optional<TimeSpan> spoken(String words, LocalDateTime now) {
        List<Token> tokens = Tokens.of(words);
        return TimeExpressions.find(tokens, now).stream()
                .filter(span -> span.from() == 0 && span.to() == tokens.size())
                .findFirst();
    }

    private static String folded(String words) {
        return String.join(" ", Tokens.of(words).stream().map(Token::stem).toList());
    }
}
