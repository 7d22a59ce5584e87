package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Clock;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Figure;
import dev.whence.question.reading.Meaning.Identifier;
import dev.whence.question.reading.Meaning.Metric;
import dev.whence.question.reading.Meaning.Role;
import dev.whence.question.reading.Meaning.Statistic;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.reading.Meaning.Unit;
import dev.whence.question.reading.Meaning.Value;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.question.time.ClockReader;
import dev.whence.question.time.TimeExpressions;
import dev.whence.question.time.TimeSpan;
import dev.whence.semantics.MetricQuery.Grain;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Finds everything that runs of tokens may mean, one recogniser a kind. Thread-safe. */
final class SpanFinder {
    private static final Map<String, Grain> UNITS = Map.of(
            "hour",
            Grain.HOUR,
            "day",
            Grain.DAY,
            "week",
            Grain.WEEK,
            "month",
            Grain.MONTH,
            "quarter",
            Grain.QUARTER,
            "half",
            Grain.HALF_YEAR,
            "semester",
            Grain.HALF_YEAR,
            "year",
            Grain.YEAR);

    private final Lexicon lexicon;
    private final Vocabulary vocabulary;

    SpanFinder(Lexicon lexicon, Vocabulary vocabulary) {
        this.lexicon = lexicon;
        this.vocabulary = vocabulary;
    }

    /** The best cover of the question by known spans. */
    List<Span> cover(List<Token> tokens, LocalDateTime now) {
        Map<List<Integer>, Set<Meaning>> found = new LinkedHashMap<>();
        for (int i = 0; i < tokens.size(); i++) {
            phrases(found, tokens, i, lexicon.phrases(), meaning -> meaning);
            phrases(found, tokens, i, vocabulary.passedOver(), meaning -> meaning);
            phrases(found, tokens, i, vocabulary.skillPhrases(), Meaning.Skilled::new);
            phrases(found, tokens, i, vocabulary.setPhrases(), Meaning.Member::new);
            metrics(found, tokens, i);
            phrases(found, tokens, i, vocabulary.dimensionPhrases(), Dimension::new);
            phrases(found, tokens, i, vocabulary.rolePhrases(), Role::new);
            values(found, tokens, i);
            single(found, tokens, i);
            int at = i;
            ClockReader.at(tokens, i).ifPresent(clock -> add(found, at, clock.to(), new Clock(clock)));
        }
        for (TimeSpan time : TimeExpressions.find(tokens, now)) {
            add(found, time.from(), time.to(), new Time(time));
        }
        found.values().forEach(this::withoutAccidentalCities);
        List<Span> spans = found.entrySet().stream()
                .map(entry -> new Span(entry.getKey().get(0), entry.getKey().get(1), new ArrayList<>(entry.getValue())))
                .toList();
        return Cover.best(spans, tokens.size());
    }

    private static <T> void phrases(
            Map<List<Integer>, Set<Meaning>> found,
            List<Token> tokens,
            int at,
            PhraseIndex<T> index,
            Function<T, Meaning> meaning) {
        index.at(tokens, at)
                .forEach(match -> match.meanings().forEach(each -> add(found, at, match.end(), meaning.apply(each))));
    }

    /** In "which three products sold ..." the noun is what is asked for, not the metric "products sold". */
    private void metrics(Map<List<Integer>, Set<Meaning>> found, List<Token> tokens, int at) {
        int before = at > 0 && tokens.get(at - 1).kind() == Token.Kind.NUMBER ? at - 2 : at - 1;
        boolean which = before >= 0 && tokens.get(before).is("which");
        boolean noun = which && !vocabulary.dimensionPhrases().at(tokens, at).isEmpty();
        vocabulary.metricPhrases().at(tokens, at).stream()
                .filter(match -> !noun || match.end() == at + 1)
                .forEach(match -> match.meanings().forEach(name -> add(found, at, match.end(), new Metric(name))));
    }

    /** Codes of two letters count only where they stand out from words: "AM" and "TO" are states, "am" and "to" are not. */
    private void values(Map<List<Integer>, Set<Meaning>> found, List<Token> tokens, int at) {
        for (PhraseIndex.Match<Value> match : vocabulary.values().at(tokens, at)) {
            String text = tokens.get(at).text();
            boolean code = match.end() == at + 1 && text.length() == 2;
            boolean word = !lexicon.phrases().exactly(text).isEmpty()
                    || text.length() == 2 && ENGLISH.contains(text.toLowerCase(java.util.Locale.ROOT));
            if (!code || text.equals(text.toUpperCase(java.util.Locale.ROOT)) && !shouting(tokens) || !word) {
                match.meanings().forEach(value -> add(found, at, match.end(), value));
            }
        }
    }

    private static final Set<String> ENGLISH =
            Set.of("ma", "pa", "al", "es", "se", "pi", "ap", "ac", "ba", "ce", "pe", "pb");

    /** A word that means something here is not a small town of that name, unless there is no other meaning. */
    private void withoutAccidentalCities(Set<Meaning> meanings) {
        boolean others = meanings.stream().anyMatch(meaning -> !(meaning instanceof Value));
        boolean exact = meanings.stream().anyMatch(meaning -> meaning instanceof Value value && value.certainty() == 1);
        if (others || exact) {
            meanings.removeIf(meaning -> meaning instanceof Value value && value.certainty() < 1);
        }
        if (others) {
            meanings.removeIf(meaning -> meaning instanceof Value value
                    && vocabulary.dimension(value.dimension()).place().endsWith("city"));
        }
    }

    private static boolean shouting(List<Token> tokens) {
        return tokens.stream().filter(token -> token.text().length() > 2).allMatch(token -> token.text()
                .equals(token.text().toUpperCase(java.util.Locale.ROOT)));
    }

    private static void single(Map<List<Integer>, Set<Meaning>> found, List<Token> tokens, int at) {
        Token token = tokens.get(at);
        if (token.kind() == Token.Kind.ID) {
            add(found, at, at + 1, new Identifier(token.word()));
        }
        if (UNITS.containsKey(token.stem())) {
            add(found, at, at + 1, new Unit(UNITS.get(token.stem()), false));
        }
        boolean currency =
                token.is("r") && at + 2 < tokens.size() && tokens.get(at + 1).is("$");
        int number = currency ? at + 2 : token.is("$") ? at + 1 : at;
        if (number < tokens.size() && tokens.get(number).kind() == Token.Kind.NUMBER) {
            boolean percent = number + 1 < tokens.size()
                    && (tokens.get(number + 1).is("%") || tokens.get(number + 1).is("percent"));
            add(
                    found,
                    at,
                    number + (percent ? 2 : 1),
                    new Figure(new BigDecimal(tokens.get(number).word()), percent));
        }
        if (token.kind() == Token.Kind.ORDINAL) {
            percentile(found, tokens, at);
        }
        PlaceSpan.at(tokens, at).ifPresent(place -> add(found, at, place.to(), place.place()));
        if (token.word().matches("p\\d{1,2}")) {
            add(found, at, at + 1, new Statistic(token.word()));
        }
    }

    private static void percentile(Map<List<Integer>, Set<Meaning>> found, List<Token> tokens, int at) {
        if (at + 1 < tokens.size() && tokens.get(at + 1).stem().equals("percentile")) {
            int end = at + 2 < tokens.size() && tokens.get(at + 2).is("of") ? at + 3 : at + 2;
            add(found, at, end, new Statistic("p" + Tokens.ordinal(tokens.get(at))));
        }
    }

    private static void add(Map<List<Integer>, Set<Meaning>> found, int from, int to, Meaning meaning) {
        found.computeIfAbsent(List.of(from, to), ignored -> new LinkedHashSet<>())
                .add(meaning);
    }
}
