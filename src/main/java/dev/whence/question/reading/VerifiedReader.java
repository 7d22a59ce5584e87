package dev.whence.question.reading;

import dev.whence.semantics.Members;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.VerifiedQuestion;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Recognises questions that engineers have verified: the same words, whatever period, value or number of rows stands
 * where the verified question has its own. Thread-safe.
 */
public final class VerifiedReader {
    private static final LocalDateTime ANY = LocalDateTime.of(2020, 6, 15, 12, 0);

    private final Lexicon lexicon;
    private final List<VerifiedQuestion> questions;
    private volatile Optional<Known> known = Optional.empty();

    private record Entry(VerifiedQuestion question, Outline outline) {}

    private record Known(Vocabulary vocabulary, SpanFinder spans, Map<String, List<Entry>> entries) {}

    /** Fails with CONFIG where a period of one of them is no time. */
    public VerifiedReader(Lexicon lexicon, List<VerifiedQuestion> questions) {
        this.lexicon = lexicon;
        this.questions =
                questions.stream().filter(each -> each.meaning().isPresent()).toList();
        VerifiedPeriods.check(this.questions);
    }

    /** One that recognises nothing. */
    public static VerifiedReader none() {
        return new VerifiedReader(Lexicon.english(), List.of());
    }

    /** What a question was recognised as, with its own periods and values. */
    public record Verified(VerifiedQuestion question, MetricQuery query, Frame frame) {}

    /** Empty where no verified question has these words. */
    public Optional<Verified> read(String question, LocalDateTime now, Vocabulary vocabulary) {
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        Known all = known.filter(each -> each.vocabulary() == vocabulary).orElseGet(() -> learn(vocabulary));
        Outline asked = Outline.of(all.spans(), vocabulary, question, now);
        return all.entries().getOrDefault(asked.key(), List.of()).stream()
                .filter(entry -> known(entry.question(), vocabulary))
                .flatMap(entry -> new VerifiedMatch(entry.question(), entry.outline(), asked, now).match().stream())
                .findFirst();
    }

    /** Measures of data that is not there at all cannot be asked for, verified or not. */
    private static boolean known(VerifiedQuestion question, Vocabulary vocabulary) {
        return question.meaning().stream()
                .flatMap(meaning -> Stream.concat(
                        meaning.query().metrics().stream(),
                        meaning.query().members().stream()
                                .filter(Members.OfSet.class::isInstance)
                                .map(members -> ((Members.OfSet) members).set().metric())))
                .allMatch(metric -> vocabulary.findMetric(metric).isPresent());
    }

    private Known learn(Vocabulary vocabulary) {
        SpanFinder spans = new SpanFinder(lexicon, vocabulary);
        Map<String, List<Entry>> entries = new HashMap<>();
        for (VerifiedQuestion question : questions) {
            question.wordings().forEach(words -> {
                Outline outline =
                        Outline.of(spans, vocabulary, words, question.now().orElse(ANY));
                entries.computeIfAbsent(outline.key(), ignored -> new ArrayList<>())
                        .add(new Entry(question, outline));
            });
        }
        Known all = new Known(vocabulary, spans, entries);
        known = Optional.of(all);
        return all;
    }
}
