package dev.whence.question.reading;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.whence.event.WhenceException;
import dev.whence.question.text.PhraseIndex;
import dev.whence.question.text.Token;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.MetricQuery.Grain;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** The English words that are about asking, from {@code question/english.yaml}. Immutable. */
public final class Lexicon {
    private static final Map<String, Refusal> DECLINED =
            Map.of("future", Refusal.FUTURE_AS_FACT, "private_data", Refusal.PRIVATE_DATA);

    private final PhraseIndex<Meaning> phrases = new PhraseIndex<>(Set.of());
    private final PhraseIndex<String> asides = new PhraseIndex<>(Set.of());
    private final Map<String, Token> written = new HashMap<>();

    private Lexicon(JsonNode root) {
        for (Cues cue : Cues.values()) {
            each(root.path(cue.name().toLowerCase(Locale.ROOT)), phrase -> phrases.add(phrase, new Meaning.Cue(cue)));
        }
        root.path("written")
                .properties()
                .forEach(word -> each(
                        word.getValue(),
                        other -> written.put(other, Tokens.of(word.getKey()).get(0))));
        root.path("grain")
                .properties()
                .forEach(grain -> each(
                        grain.getValue(),
                        phrase -> phrases.add(phrase, new Meaning.Unit(Grain.valueOf(grain.getKey()), true))));
        root.path("statistic")
                .properties()
                .forEach(statistic -> each(
                        statistic.getValue(),
                        phrase -> phrases.add(phrase, new Meaning.Statistic(statistic.getKey()))));
        root.path("not_in_data")
                .properties()
                .forEach(missing -> each(
                        missing.getValue(),
                        phrase -> phrases.add(phrase, new Meaning.Declined(Refusal.NOT_IN_DATA, missing.getKey()))));
        DECLINED.forEach((key, reason) ->
                each(root.path(key), phrase -> phrases.add(phrase, new Meaning.Declined(reason, phrase))));
        for (String aside :
                List.of("instruction", "sql", "vague", "vague_time", "events", "private_of_people", "people")) {
            each(root.path(aside), phrase -> asides.add(phrase, aside));
        }
    }

    /** Reads the lexicon that comes with the hub. */
    public static Lexicon english() {
        try (InputStream yaml = Lexicon.class.getResourceAsStream("/question/english.yaml")) {
            return new Lexicon(new YAMLMapper().readTree(yaml));
        } catch (IOException e) {
            throw WhenceException.bug("question/english.yaml is part of the program", e);
        }
    }

    /** A word as it is usually written: "which" for "wich". */
    Token usual(Token token) {
        Token usual = written.get(token.word());
        return usual == null ? token : new Token(token.text(), usual.word(), usual.stem(), usual.kind());
    }

    /** Phrases with a part to play in the cover. */
    PhraseIndex<Meaning> phrases() {
        return phrases;
    }

    /** Phrases that are looked at by themselves: "instruction", "sql", "vague", "events" and so on. */
    PhraseIndex<String> asides() {
        return asides;
    }

    /** The phrases of one aside, for those who must tell words from it. */
    List<String> words() {
        List<String> words = new ArrayList<>(phrases.words());
        words.addAll(asides.words());
        return words;
    }

    private static void each(JsonNode list, Consumer<String> use) {
        list.forEach(item -> {
            for (String phrase : item.asText().split(",")) {
                use.accept(phrase.strip());
            }
        });
    }
}
