package dev.whence.cli;

import dev.whence.event.EventType;
import dev.whence.event.RecordedEvent;
import dev.whence.event.WhenceException;
import dev.whence.store.EventFilter;
import dev.whence.store.EventReader;
import dev.whence.store.Store;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Sends history again, for a consumer that needs it. */
@Command(
        name = "replay",
        description = {
            "Sends events of the past to a Kafka topic of their own, in the order of their positions.",
            "They are the CloudEvents that the hub sent before, marked by the attribute replay, which names this run."
                    + " It reads the store itself and needs no running hub."
        },
        footer = {
            "",
            "Example: whence replay --type revenue. --from 2026-05-01 --to 2026-06-01 --topic audit.may",
            "Exit codes: 0 sent, 1 Kafka or the store failed, 2 wrong usage, 3 no store or no bus configured."
        })
final class ReplayCommand implements Callable<Integer> {
    private static final int BATCH = 1000;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            description = "Only what happened then or later: 2026-05-01, or 2026-05-01T10:00:00Z.")
    private Optional<String> from = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", description = "Only what happened before.")
    private Optional<String> to = Optional.empty();

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "Only this type, or all that begin so: revenue.order.placed, revenue.order., revenue.")
    private Optional<String> type = Optional.empty();

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            defaultValue = "whence.replay",
            description = "Where to (default: ${DEFAULT-VALUE}). The hub's own topics are refused.")
    private String topic;

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        EventFilter wanted = filter();
        if (topic.startsWith("whence.") && !topic.startsWith("whence.replay")) {
            throw wrong("--topic " + topic + " is the hub's own: what is sent there would be taken for new");
        }
        Settings settings = configured.settings();
        String servers = settings.get("whence.kafka");
        if (servers.equals("none")) {
            throw WhenceException.config("whence.kafka is none: there is no bus to send events to");
        }
        String run = Clock.systemUTC().instant().truncatedTo(ChronoUnit.MILLIS).toString();
        try (Store store = Store.attach(settings.store());
                ReplayTopic target = new ReplayTopic(servers, topic, run)) {
            long sent = send(store.reader(), wanted, target, new StatusLine(System.out));
            spec.commandLine().getOut().printf("%,d events sent to %s, marked replay=%s%n", sent, topic, run);
            spec.commandLine().getOut().flush();
        }
        return 0;
    }

    private static long send(EventReader reader, EventFilter wanted, ReplayTopic target, StatusLine line) {
        long head = reader.head();
        long sent = 0;
        EventFilter next = wanted.limit(BATCH);
        List<RecordedEvent> batch;
        do {
            batch = reader.find(next);
            target.send(batch);
            sent += batch.size();
            if (!batch.isEmpty()) {
                long position = batch.get(batch.size() - 1).position();
                next = next.after(position);
                line.show("%,d events sent, position %,d of %,d".formatted(sent, position, head));
            }
        } while (batch.size() == BATCH && next.after() < head);
        return sent;
    }

    private EventFilter filter() {
        EventFilter filter = EventFilter.all();
        if (type.isPresent()) {
            boolean beginning = type.get().endsWith(".");
            filter = beginning ? filter.typePrefix(type.get()) : filter.type(exact(type.get()));
        }
        filter = from.isPresent() ? filter.from(time("--from", from.get())) : filter;
        return to.isPresent() ? filter.to(time("--to", to.get())) : filter;
    }

    private EventType exact(String name) {
        try {
            return new EventType(name);
        } catch (WhenceException e) {
            throw wrong("--type: " + e.getMessage() + "; a beginning ends with a dot, such as revenue.");
        }
    }

    private Instant time(String option, String text) {
        try {
            return text.length() <= 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : Instant.parse(text);
        } catch (DateTimeException e) {
            throw wrong(option + ": '" + text + "' is not a time; write 2026-05-01 or 2026-05-01T10:00:00Z");
        }
    }

    private ParameterException wrong(String problem) {
        return new ParameterException(spec.commandLine(), problem);
    }
}
