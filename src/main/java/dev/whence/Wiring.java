package dev.whence;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.whence.access.Allowance;
import dev.whence.cli.Settings;
import dev.whence.event.StateFold;
import dev.whence.index.Embedder;
import dev.whence.index.Embedders;
import dev.whence.index.GistIndexer;
import dev.whence.index.SimilarEvents;
import dev.whence.index.SimilarStories;
import dev.whence.models.Mounts;
import dev.whence.projection.Projection;
import dev.whence.question.NearWords;
import dev.whence.question.Transcript;
import dev.whence.question.language.Consultant;
import dev.whence.routes.Assistants;
import dev.whence.routes.BusIngest;
import dev.whence.routes.Catalog;
import dev.whence.routes.ConnectorMetrics;
import dev.whence.routes.ContractConsumers;
import dev.whence.routes.ContractValidator;
import dev.whence.routes.ErrorPolicy;
import dev.whence.routes.EventsComponent;
import dev.whence.routes.Gate;
import dev.whence.routes.IncomingHealth;
import dev.whence.routes.IncomingMetrics;
import dev.whence.routes.IncomingTopics;
import dev.whence.routes.Ingest;
import dev.whence.routes.Json;
import dev.whence.routes.KafkaClients;
import dev.whence.routes.KafkaMessages;
import dev.whence.routes.LiveFeed;
import dev.whence.routes.MeaningMetrics;
import dev.whence.routes.Narrowing;
import dev.whence.routes.Operations;
import dev.whence.routes.PersonalData;
import dev.whence.routes.ProcessorsHealth;
import dev.whence.routes.ProcessorsMetrics;
import dev.whence.routes.ProjectionSubscription;
import dev.whence.routes.Projections;
import dev.whence.routes.Reads;
import dev.whence.routes.SameMoment;
import dev.whence.routes.ServerRefusals;
import dev.whence.routes.Similarity;
import dev.whence.routes.Snapshots;
import dev.whence.routes.StoreSubscription;
import dev.whence.routes.SubscriptionHealth;
import dev.whence.routes.SubscriptionMetrics;
import dev.whence.routes.Subscriptions;
import dev.whence.routes.Transcripts;
import dev.whence.semantics.VerifiedQuestions;
import dev.whence.store.PersonalValues;
import dev.whence.store.Sealing;
import dev.whence.store.Store;
import dev.whence.streams.StreamProcessors;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.main.Main;

/** The one place where the parts of the hub are made and put together. */
final class Wiring implements AutoCloseable {
    private final Settings settings;
    private final Clock clock;
    private final ObjectMapper json = Json.mapper();
    private final EngineersFiles files;
    private final Store store;
    private final PersonalValues personal;
    private final Capture capture;
    private final Mounts mounts;
    private final Answers answers;
    private final FurtherProjections further;
    private final LiveFeed feed;
    private final Transcripts transcripts;
    private final Embedders embedders;
    private final ContractValidator validator;
    private final Gate gate;
    private final Optional<StreamProcessors> processors;
    private final Ingest ingest;
    private final BusIngest busIngest;
    private final KafkaClients kafkaClients;

    /** Checks the files, then opens what the hub works on. */
    Wiring(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
        this.files = EngineersFiles.load(settings.home());
        this.store = StoreOpening.open(settings, clock, new Sealing(MasterKey.open(settings), files.vocabulary()));
        this.personal = store.personalValues(MasterKey.isShown(settings));
        store.rewrapKeys();
        new MappingJournal(store, settings.home().resolve("mappings")).record(files.sources());
        this.capture = new Capture(
                files.sources(), files.vocabulary(), store, settings.data().resolve("spill"), clock);
        this.validator = new ContractValidator("openapi.yaml", json);
        this.mounts = Mounts.in(settings.home().resolve("models"), System.getenv());
        this.gate = new Gate(validator, Access.keys(settings, files.model(), mounts.names()), new Allowance(clock));
        this.feed = new LiveFeed(store.reader(), store.watcher(), personal, gate, json);
        this.transcripts = new Transcripts(new Transcript(json, files.model().timeRole()), store.events(), clock);
        this.answers = new Answers(
                files,
                settings.data(),
                settings.number("whence.semantics.kept-results"),
                settings.language().map(language -> new Consultant(language, transcripts::keep)));
        this.further = new FurtherProjections(files.furtherProjections(), settings.data());
        this.embedders = new Embedders(Embedder.named(settings.get("whence.index.model")));
        this.ingest = new Ingest(files.vocabulary(), store.events(), json, clock);
        this.busIngest = new BusIngest(ingest);
        this.kafkaClients = new KafkaClients(clock);
        this.processors = Processors.of(settings, files.vocabulary(), store.checkpoints());
    }

    /** The beans that routes name. */
    void bind(Main camel) {
        bindHttp(camel);
        camel.bind(EventsComponent.SCHEME, new EventsComponent());
        camel.bind(
                "reads",
                new Reads(
                        store.reader(),
                        store.causality(),
                        new StateFold(files.vocabulary()),
                        answers.star(),
                        personal));
        camel.bind("dataSubjects", new PersonalData(store.dataSubjects(), personal));
        camel.bind("liveFeed", feed);
        camel.bind("transcripts", transcripts);
        camel.bind("ingest", ingest);
        camel.bind("narrowing", new Narrowing(files.model()));
        camel.bind(
                "catalog",
                new Catalog(
                        files.vocabulary(),
                        files.model(),
                        files.skills(),
                        VerifiedQuestions.offered(files.questions()),
                        mounts));
        bindIndex(camel);
        capture.bind(camel);
        answers.bind(
                camel,
                store,
                new SimilarEvents(store, embedders),
                new NearWords(embedders.wanted()::embed),
                personal,
                mounts,
                json,
                clock);
        further.bind(camel, store);
        bindRelay(camel);
        camel.configure().addRoutesBuilder(new ErrorPolicy());
    }

    private void bindIndex(Main camel) {
        camel.bind("gistIndexer", new GistIndexer(store.embeddingModels(), store.gists(), embedders));
        camel.bind(
                "similarity",
                new Similarity(new SimilarEvents(store, embedders), new SimilarStories(store), personal, json));
    }

    private void bindHttp(Main camel) {
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindPort(settings.number("whence.http.port"));
        camel.bind("httpServer", server);
        camel.bind("json", json);
        camel.bind("contractConsumers", new ContractConsumers(gate, json));
        camel.bind("contractValidator", validator);
    }

    private void bindRelay(Main camel) {
        camel.bind("kafkaMessages", new KafkaMessages());
        camel.bind("kafkaClients", kafkaClients);
        camel.bind("busIngest", busIngest);
        camel.bind("relay", new StoreSubscription("relay", store.reader(), store.checkpoints(), store.watcher()));
    }

    /** What needs the context itself; to be called when the routes are known and before they start. */
    void complete(CamelContext context) {
        context.getRegistry()
                .bind(
                        "operations",
                        new Operations(capture.component(), store.deadLetters(), capture.appender(), personal));
        context.getRegistry().bind("snapshots", new Snapshots(capture.component(), json));
        List<Projection> all =
                Stream.concat(Stream.of(answers.star()), further.all().stream()).toList();
        context.getRegistry().bind("projections", new Projections(all, store, new Subscriptions(context), clock));
        SameMoment moment = new SameMoment(
                capture.component(),
                context.getRegistry().lookupByNameAndType("projection", ProjectionSubscription.class),
                store.reader());
        context.getRegistry()
                .bind("reconciling", Reconciliations.of(files.sources(), answers.executor(), store.reader(), moment));
        context.getRegistry().bind("assistants", new Assistants(context, gate, validator, json));
        capture.addRoutes(context);
    }

    /** What watches the running routes; to be called when they have started. */
    void watch(CamelContext context) {
        Subscriptions subscriptions = new Subscriptions(context);
        HealthCheckHelper.getHealthCheckRegistry(context)
                .register(new SubscriptionHealth(subscriptions, store.reader(), clock));
        ConnectorMetrics.register(context, capture.component());
        SubscriptionMetrics.register(context, subscriptions, store.reader(), clock);
        MeaningMetrics.register(
                context, store, context.getRegistry().lookupByNameAndType("gistIndexer", GistIndexer.class));
        IncomingTopics incoming = new IncomingTopics(context, kafkaClients, busIngest);
        HealthCheckHelper.getHealthCheckRegistry(context).register(new IncomingHealth(incoming, clock));
        IncomingMetrics.register(context, incoming, clock);
        processors.ifPresent(running -> {
            running.start();
            HealthCheckHelper.getHealthCheckRegistry(context)
                    .register(new ProcessorsHealth(running::failure, running::lag));
            ProcessorsMetrics.register(context, running::lag);
        });
        feed.serve(context, settings.number("whence.http.port"));
        new ServerRefusals(json).describe(context);
    }

    /** Before the routes stop: what they wait for does not come any more. */
    void ending() {
        processors.ifPresent(StreamProcessors::close);
        busIngest.close();
    }

    @Override
    public void close() {
        feed.close();
        transcripts.close();
        embedders.close();
        capture.close();
        further.close();
        answers.close();
        mounts.close();
        store.close();
    }
}
