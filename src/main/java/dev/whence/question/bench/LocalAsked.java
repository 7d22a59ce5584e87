package dev.whence.question.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.whence.index.Embedder;
import dev.whence.nodes.CustomerNode;
import dev.whence.nodes.InventoryNode;
import dev.whence.nodes.ModelNumbers;
import dev.whence.nodes.Numbers;
import dev.whence.nodes.ProductNode;
import dev.whence.nodes.RevenueNode;
import dev.whence.projection.Star;
import dev.whence.question.Answering;
import dev.whence.question.CurrentVocabulary;
import dev.whence.question.NearWords;
import dev.whence.question.Questions;
import dev.whence.question.Understanding;
import dev.whence.question.ValueNames;
import dev.whence.question.VocabularyReader;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.LookupReader;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.VerifiedQuestions;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;

/** Asks in this process, on a star in a file. */
final class LocalAsked implements Asked {
    private final JsonMapper json = JsonMapper.builder()
            .addModule(new Jdk8Module())
            .addModule(new JavaTimeModule())
            .disable(com.fasterxml.jackson.databind.SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();
    private final Questions questions;

    LocalAsked(Star star, Path modelFile) {
        SemanticModel model = SemanticModelLoader.load(modelFile);
        MetricExecutor executor = new MetricExecutor(model, star);
        Vocabulary vocabulary = new VocabularyReader(model, ValueNames.beside(modelFile), executor::unshown).read();
        Numbers numbers = new ModelNumbers(executor);
        questions = new Questions(
                new Understanding(
                        model,
                        CurrentVocabulary.of(vocabulary),
                        Optional.empty(),
                        new VerifiedReader(
                                Lexicon.english(),
                                VerifiedQuestions.load(modelFile.resolveSibling("questions"), model)),
                        Optional.of(new NearWords(Embedder.bundled()::embed))),
                new Answering(CurrentVocabulary.of(vocabulary)),
                List.of(
                        new CustomerNode(numbers),
                        new RevenueNode(numbers, new LookupReader(model, star)::read),
                        new InventoryNode(numbers),
                        new ProductNode(numbers)));
    }

    @Override
    public JsonNode ask(String question, Optional<String> conversation, String now) {
        return json.valueToTree(questions.ask(question, conversation, LocalDateTime.parse(now)));
    }
}
