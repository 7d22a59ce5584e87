package dev.whence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.diagnosis.StoredEvents;
import dev.whence.index.SimilarEvents;
import dev.whence.index.SimilarStories;
import dev.whence.models.Mounts;
import dev.whence.nodes.Answerer;
import dev.whence.nodes.CustomerNode;
import dev.whence.nodes.ForecastSkill;
import dev.whence.nodes.InventoryNode;
import dev.whence.nodes.ModelNumbers;
import dev.whence.nodes.Numbers;
import dev.whence.nodes.ProductNode;
import dev.whence.nodes.RevenueNode;
import dev.whence.nodes.SimilarOrdersSkill;
import dev.whence.nodes.StarSkill;
import dev.whence.projection.Projection;
import dev.whence.projection.ProjectionSettings;
import dev.whence.question.Answering;
import dev.whence.question.LiveVocabulary;
import dev.whence.question.NearWords;
import dev.whence.question.Proposals;
import dev.whence.question.Transcript;
import dev.whence.question.Understanding;
import dev.whence.question.Understood;
import dev.whence.question.VocabularyReader;
import dev.whence.question.language.Consultant;
import dev.whence.question.language.Rephrasing;
import dev.whence.question.language.Wording;
import dev.whence.question.reading.Lexicon;
import dev.whence.question.reading.VerifiedReader;
import dev.whence.routes.Asking;
import dev.whence.routes.Curation;
import dev.whence.routes.Feedback;
import dev.whence.routes.Models;
import dev.whence.routes.ProjectionSubscription;
import dev.whence.semantics.LookupReader;
import dev.whence.semantics.MetricExecutor;
import dev.whence.semantics.SemanticModel;
import dev.whence.semantics.Skill;
import dev.whence.semantics.SkillExecutor;
import dev.whence.semantics.VerifiedQuestion;
import dev.whence.store.PersonalValues;
import dev.whence.store.Store;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.camel.main.Main;

/** From events to answers: the star, the semantic model on it, the nodes, and the words around them. */
final class Answers implements AutoCloseable {
    private final SemanticModel model;
    private final List<Skill> skills;
    private final List<VerifiedQuestion> questions;
    private final Projection star;
    private final MetricExecutor executor;
    private final LiveVocabulary vocabulary;

    private final Optional<Consultant> consultant;

    /**
     * @param kept how many results are kept for when they are asked for again
     * @param consultant a language model that may help
     */
    Answers(EngineersFiles files, Path data, int kept, Optional<Consultant> consultant) {
        this.consultant = consultant;
        this.model = files.model();
        this.skills = files.skills();
        this.questions = files.questions();
        this.star = Projection.open(files.star(), ProjectionSettings.in(data));
        this.executor = new MetricExecutor(model, star, kept);
        this.vocabulary = new LiveVocabulary(
                () -> new VocabularyReader(model, files.names(), executor::unshown, files.skills()).read(),
                star::changed);
    }

    Projection star() {
        return star;
    }

    MetricExecutor executor() {
        return executor;
    }

    void bind(
            Main camel,
            Store store,
            SimilarEvents similar,
            NearWords near,
            PersonalValues personal,
            Mounts mounts,
            ObjectMapper json,
            Clock clock) {
        camel.bind("star", star);
        camel.bind("projection", new ProjectionSubscription(star, store.reader(), store.watcher()));
        camel.bind("vocabulary", vocabulary);
        Understanding understanding = new Understanding(
                model,
                vocabulary,
                consultant.map(Rephrasing::new),
                new VerifiedReader(Lexicon.english(), questions),
                Optional.of(near));
        camel.bind("understanding", understanding);
        camel.bind(
                "feedback",
                new Feedback(
                        new Transcript(json, model.timeRole()),
                        understanding,
                        store.reader(),
                        store.events(),
                        json,
                        clock));
        camel.bind(
                "curation",
                new Curation(
                        questions,
                        new Proposals(understanding, json),
                        new Transcript(json, model.timeRole()),
                        store.reader(),
                        personal,
                        store.events(),
                        json,
                        clock));
        Models models = new Models(understanding, new Answering(vocabulary, consultant.map(Wording::new)), mounts);
        camel.bind("models", models);
        camel.bind(Understood.MODEL_BEAN, models.new Node());
        camel.bind("asking", new Asking(models, json, clock));
        Numbers numbers = new ModelNumbers(executor, new StoredEvents(store.reader(), similar));
        List<Answerer> answerers = new ArrayList<>(List.of(
                new CustomerNode(numbers),
                new RevenueNode(numbers, new LookupReader(model, star)::read),
                new InventoryNode(numbers),
                new ProductNode(numbers)));
        SkillExecutor executed = new SkillExecutor(model, star);
        skills.stream()
                .filter(skill -> !skill.sql().isEmpty())
                .forEach(skill -> answerers.add(new StarSkill(skill, executed)));
        answerers.add(new ForecastSkill(model, numbers));
        answerers.add(new SimilarOrdersSkill(new SimilarStories(store), store.reader()::find));
        answerers.forEach(answerer -> camel.bind(Understood.bean(answerer), new Asking.Node(answerer)));
        camel.bind("none-node", new Asking.NoNode());
    }

    @Override
    public void close() {
        consultant.ifPresent(Consultant::close);
        vocabulary.close();
        star.close();
    }
}
