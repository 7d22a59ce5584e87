package dev.whence.question;

import dev.whence.nodes.CustomerNode;
import dev.whence.nodes.InventoryNode;
import dev.whence.nodes.ProductNode;
import dev.whence.nodes.RevenueNode;
import dev.whence.question.language.Consultant;
import dev.whence.question.language.Rephrasing;
import dev.whence.question.language.Wording;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.question.reading.Vocabulary;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.SemanticModelLoader;
import dev.whence.semantics.VerifiedQuestions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Questions to the project's own semantic model. */
final class CommerceQuestions {
    private static final Path MODEL = Path.of("semantics/commerce.yaml");

    private CommerceQuestions() {}

    /** What the model and the shop have names for. */
    static Vocabulary words() {
        return words(SemanticModelLoader.load(MODEL), new FixedNumbers());
    }

    private static Vocabulary words(SemanticModel model, FixedNumbers shop) {
        return new VocabularyReader(model, ValueNames.beside(MODEL), shop).read();
    }

    static Questions of(FixedNumbers shop, Optional<Consultant> consultant) {
        SemanticModel model = SemanticModelLoader.load(MODEL);
        Vocabulary words = words(model, shop);
        return new Questions(
                new Understanding(
                        model,
                        () -> words,
                        consultant.map(Rephrasing::new),
                        new VerifiedReader(
                                Lexicon.english(), VerifiedQuestions.load(MODEL.resolveSibling("questions"), model))),
                new Answering(() -> words, consultant.map(Wording::new)),
                List.of(
                        new CustomerNode(shop),
                        new RevenueNode(shop, (dataset, id) -> Optional.empty()),
                        new InventoryNode(shop),
                        new ProductNode(shop)));
    }
}
