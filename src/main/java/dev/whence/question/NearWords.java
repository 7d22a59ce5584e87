package dev.whence.question;

import dev.whence.question.reading.DimensionTerm;
import dev.whence.question.reading.Draft.AskBack;
import dev.whence.question.reading.Draft.Choice;
import dev.whence.question.reading.MetricTerm;
import dev.whence.question.reading.Reading;
import dev.whence.question.reading.Refusal;
import dev.whence.question.reading.Vocabulary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Helps with a word that nobody knows by the metrics and dimensions whose words are near to it in meaning. What is very
 * near, and alone, is taken; what may be meant is asked back. The bounds are those of all-MiniLM-L6-v2. Thread-safe.
 */
public final class NearWords {
    private static final Pattern WORD = Pattern.compile("\\p{L}{4,}");
    /** Words of other things are up to so near: "wage" to "amount paid". */
    private static final double TAKEN = 0.78;

    private static final double ASKED = 0.56;
    /** What is less near than the nearest by so much is not meant. */
    private static final double MARGIN = 0.12;

    private static final int MOST_CHOICES = 3;
    private static final int MOST_WORDS = 2;

    private final Embedding embedding;
    private final Map<String, float[]> vectors = new HashMap<>();

    /** Vectors of length 1 for texts, in their order. */
    @FunctionalInterface
    public interface Embedding {
        List<float[]> embed(List<String> texts);
    }

    public NearWords(Embedding embedding) {
        this.embedding = embedding;
    }

    /**
     * The question in other words.
     *
     * @param label what the metric or dimension is called that is meant then
     */
    record Saying(String word, String phrase, String label, double similarity, String question) {
        boolean sure() {
            return similarity >= TAKEN;
        }

        String note() {
            return "'" + word + "' is no word of this data; it is read as '" + phrase
                    + "', which is nearest in meaning";
        }
    }

    /** A term by one of its phrases. */
    private record Term(String name, String label, String phrase) {}

    /**
     * The questions that may be meant where exactly one word of a question has no meaning, the nearest first.
     *
     * @param holds whether the rules understand it
     */
    List<Saying> instead(String question, Reading reading, Vocabulary words, Predicate<String> holds) {
        List<String> strangers = reading.strangers();
        boolean alone = reading.refusal().equals(Optional.of(Refusal.NOT_UNDERSTOOD)) && strangers.size() == 1;
        if (!alone || !WORD.matcher(strangers.get(0)).matches()) {
            return List.of();
        }
        String word = strangers.get(0);
        Map<String, Saying> sayings = new LinkedHashMap<>();
        near(word, words).stream()
                .filter(saying -> saying.similarity() >= ASKED)
                .map(saying -> saying(saying, question))
                .filter(saying -> holds.test(saying.question()))
                .forEach(saying -> sayings.putIfAbsent(saying.question(), saying));
        double best =
                sayings.values().stream().mapToDouble(Saying::similarity).max().orElse(0);
        return sayings.values().stream()
                .filter(saying -> saying.similarity() >= best - MARGIN)
                .limit(MOST_CHOICES)
                .toList();
    }

    private static Saying saying(Saying of, String question) {
        String text = Pattern.compile("\\b" + Pattern.quote(of.word()) + "\\b")
                .matcher(question)
                .replaceFirst(Matcher.quoteReplacement(of.phrase()));
        return new Saying(of.word(), of.phrase(), of.label(), of.similarity(), text);
    }

    /** What to ask back. */
    static AskBack ask(List<Saying> sayings) {
        return new AskBack(
                "word",
                "I do not know what to make of '" + sayings.get(0).word() + "' here.",
                sayings.stream()
                        .map(saying -> new Choice(saying.label().toLowerCase(Locale.ROOT), saying.question()))
                        .toList());
    }

    /** Each term by its nearest phrase, the nearest first. */
    private List<Saying> near(String word, Vocabulary words) {
        List<Term> terms = terms(words);
        Map<String, float[]> known =
                known(terms.stream().map(Term::phrase).distinct().toList());
        float[] vector = embedding.embed(List.of(word.toLowerCase(Locale.ROOT))).get(0);
        Map<String, Saying> nearest = new HashMap<>();
        for (Term term : terms) {
            double similarity = product(vector, known.get(term.phrase()));
            nearest.merge(
                    term.name(),
                    new Saying(word, term.phrase(), term.label(), similarity, ""),
                    (one, other) -> one.similarity() >= other.similarity() ? one : other);
        }
        return nearest.values().stream()
                .sorted(Comparator.comparingDouble(Saying::similarity)
                        .reversed()
                        .thenComparing(Saying::label))
                .toList();
    }

    private static List<Term> terms(Vocabulary words) {
        List<Term> terms = new ArrayList<>();
        for (MetricTerm metric : words.metrics()) {
            phrases(metric.phrases()).forEach(each -> terms.add(new Term(metric.name(), metric.label(), each)));
        }
        for (DimensionTerm dimension : words.dimensions()) {
            phrases(dimension.phrases())
                    .forEach(each -> terms.add(new Term("by " + dimension.name(), dimension.label(), each)));
        }
        return terms;
    }

    private static List<String> phrases(List<String> all) {
        return all.stream()
                .map(phrase -> phrase.toLowerCase(Locale.ROOT))
                .filter(phrase -> phrase.split(" ").length <= MOST_WORDS)
                .distinct()
                .toList();
    }

    private synchronized Map<String, float[]> known(List<String> phrases) {
        List<String> fresh =
                phrases.stream().filter(phrase -> !vectors.containsKey(phrase)).toList();
        List<float[]> made = fresh.isEmpty() ? List.of() : embedding.embed(fresh);
        for (int i = 0; i < fresh.size(); i++) {
            vectors.put(fresh.get(i), made.get(i));
        }
        return Map.copyOf(vectors);
    }

    private static double product(float[] one, float[] other) {
        double product = 0;
        for (int i = 0; i < one.length; i++) {
            product += one[i] * other[i];
        }
        return product;
    }
}
