package dev.whence.question;

import dev.whence.nodes.AnswerKind;
import dev.whence.nodes.Interpretation;
import dev.whence.nodes.Lookup;
import dev.whence.question.reading.Reading;
import dev.whence.question.text.Tokens;
import dev.whence.semantics.Dataset;
import dev.whence.semantics.MetricQuery;
import dev.whence.semantics.SemanticModel;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Questions about a single thing by its id. */
record SingleThings(SemanticModel model) {
    /** What is known of one thing: of the thing itself, or of the parts that the question names. */
    Optional<Interpretation> lookup(Reading reading, LocalDateTime now) {
        if (reading.identifier().isEmpty()
                || !reading.declinations().isEmpty()
                || !reading.asks().isEmpty()) {
            return Optional.empty();
        }
        String id = reading.identifier().get();
        return model.datasets().values().stream()
                .filter(dataset -> dataset.lookup().flatMap(Dataset.Lookup::by).isPresent())
                .findFirst()
                .map(dataset -> new Interpretation(
                        AnswerKind.LOOKUP,
                        "revenue",
                        MetricQuery.of(dataset.name()).build(),
                        Optional.of(new Lookup(dataset.name(), id, section(dataset, reading.words()))),
                        "What is known of " + id,
                        List.of(),
                        0.95,
                        now))
                .map(found -> told(reading, found));
    }

    /** What is asked of the thing may be nothing that is shown of it. */
    private Interpretation told(Reading reading, Interpretation found) {
        Set<String> shown = model.datasets().get(found.lookup().orElseThrow().section()).lookup().stream()
                .flatMap(lookup -> lookup.show().stream())
                .map(name -> name.substring(name.indexOf('.') + 1))
                .collect(Collectors.toSet());
        return reading.frame().dimensions().stream()
                .filter(name -> !shown.contains(name))
                .findFirst()
                .map(name -> found.noting("'" + name.replace('_', ' ') + "' is not told of single ones", 0.5))
                .orElse(found);
    }

    /** The part whose name or synonym is said; the thing itself if none is. */
    private String section(Dataset dataset, List<String> words) {
        return dataset.lookup().orElseThrow().with().stream()
                .filter(part -> Stream.concat(
                                Stream.of(part.replace('_', ' ')), model.datasets().get(part).synonyms().stream())
                        .map(Tokens::stems)
                        .anyMatch(words::contains))
                .findFirst()
                .orElse(dataset.name());
    }
}
