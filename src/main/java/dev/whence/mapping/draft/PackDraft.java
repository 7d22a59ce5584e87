package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey;
import dev.whence.capture.SourceSurvey.Column;
import dev.whence.capture.SourceSurvey.Table;
import dev.whence.event.EventType;
import dev.whence.event.Problem;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.SourceSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The first pack for a source, as text. It is valid: it loads, and fits the source's columns. What would not is left in
 * it as a comment.
 */
public final class PackDraft {
    private static final int ROUNDS = 5;
    private static final int COLUMNS_SHOWN = 12;
    private static final List<Meaning> ORDER = List.of(
            Meaning.CATEGORY,
            Meaning.CUSTOMER,
            Meaning.SELLER,
            Meaning.PRODUCT,
            Meaning.ORDER,
            Meaning.LINE,
            Meaning.PAYMENT);

    private final String name;
    private final Vocabulary vocabulary;
    private final SourceSchema schema;
    private final Guesses guesses;
    private final List<Block> tables = new ArrayList<>();
    private final List<Block> events = new ArrayList<>();

    public PackDraft(String name, SourceSurvey survey, Vocabulary vocabulary) {
        this.name = name;
        this.vocabulary = vocabulary;
        this.schema = SourceSchema.of(survey);
        this.guesses = new Guesses(survey);
        chosen().forEach(this::propose);
    }

    /** The pack's text. */
    public String text() {
        for (int round = 0; round < ROUNDS; round++) {
            List<Problem> problems = problems(written());
            if (problems.isEmpty()) {
                break;
            }
            leaveOut(problems);
        }
        return written();
    }

    /** How many tables and rules it proposes: {@code 5 tables, 9 rules}. */
    public String size() {
        long rules = events.stream().filter(block -> !isComment(block)).count();
        return tables.size() + " tables, " + rules + " rules";
    }

    /** The tables of the pack, as they are. */
    public List<String> tables() {
        return tables.stream().map(Block::table).toList();
    }

    private static boolean isComment(Block block) {
        return block.lines().stream()
                .allMatch(line -> line.isBlank() || line.strip().startsWith("#"));
    }

    /** What is likely enough, in the order in which its history is told. */
    private List<Guess> chosen() {
        return guesses.ranked().stream()
                .filter(guess -> guess.score() >= Guess.LIKELY && ORDER.contains(guess.meaning()))
                .filter(guess -> !guess.table().key().isEmpty())
                .filter(guess -> guess.meaning() != Meaning.LINE || isLineOfOrder(guess.table()))
                .filter(guess -> guess.meaning() == Meaning.LINE
                        || guesses.the(guess.meaning())
                                .filter(guess.table()::equals)
                                .isPresent())
                .sorted(Comparator.comparingInt(guess -> ORDER.indexOf(guess.meaning())))
                .toList();
    }

    private boolean isLineOfOrder(Table table) {
        return guesses.the(Meaning.ORDER)
                .flatMap(guesses::linesOf)
                .filter(table::equals)
                .isPresent();
    }

    private void propose(Guess guess) {
        Table table = guess.table();
        List<String> lines = new ArrayList<>();
        lines.add("  # " + guess.meaning().name().toLowerCase(java.util.Locale.ROOT) + ": "
                + String.join(", ", guess.reasons()));
        lines.add("  " + Cel.quoted(table.name()) + ":");
        lines.add("    key: [" + quoted(table.key()) + "]");
        List<String> written = Columns.written(table);
        if (!written.isEmpty()) {
            lines.add("    ignore: [" + quoted(written) + "]");
        }
        guesses.the(Meaning.ORDER)
                .filter(order -> guess.meaning() == Meaning.LINE || guess.meaning() == Meaning.PAYMENT)
                .filter(order -> Hierarchy.isChild(table, order))
                .ifPresent(order -> lines.add("    children_of: {table: " + Cel.quoted(order.name()) + ", by: ["
                        + quoted(Columns.referenceTo(table, order).orElseThrow().columns()) + "]}"));
        rules(guess, lines);
        lines.add("");
        tables.add(new Block(table.name(), lines));
    }

    private static String quoted(List<String> names) {
        return names.stream().map(Cel::quoted).collect(Collectors.joining(", "));
    }

    private void rules(Guess guess, List<String> lines) {
        Table table = guess.table();
        switch (guess.meaning()) {
            case ORDER -> {
                OrderRules rules = new OrderRules(guesses, table);
                lines.addAll(rules.table());
                events.addAll(rules.events());
            }
            case PRODUCT -> {
                ProductRules rules = new ProductRules(guesses, table);
                lines.addAll(rules.table());
                events.addAll(rules.events());
            }
            case PAYMENT ->
                guesses.the(Meaning.ORDER)
                        .filter(order -> Hierarchy.isChild(table, order))
                        .ifPresent(order -> {
                            PaymentRules rules = new PaymentRules(guesses, table, order);
                            lines.addAll(rules.table());
                            events.addAll(rules.events());
                        });
            case CUSTOMER -> events.add(party(guess));
            default -> {
                // only looked up
            }
        }
    }

    private static Block party(Guess guess) {
        Table table = guess.table();
        Column key = table.column(table.key().get(0)).orElseThrow();
        Rule rule = new Rule("customer.party.registered", table.name(), "party/${" + Cel.of("row", key) + "}")
                .why("a row of " + table.name() + " appears: " + String.join(", ", guess.reasons())
                        + ". Names and addresses of persons are left out.")
                .when("appeared")
                .occurredAt(Columns.happened(table)
                        .map(column -> "coalesce(" + Cel.asMoment("row", column)
                                + ", committed_at, timestamp('2000-01-01T00:00:00Z'))")
                        .orElse("coalesce(committed_at, timestamp('2000-01-01T00:00:00Z'))"))
                .data("party_id", Cel.asText("row", key))
                .narrative("A customer registered");
        Columns.text(table, "city", "town")
                .ifPresent(column -> rule.data("city", "nonempty(" + Cel.of("row", column) + ")"));
        return rule.block();
    }

    // ---- writing and checking

    private String written() {
        List<String> lines = new ArrayList<>(List.of(
                "# yaml-language-server: $schema=mapping.schema.json",
                "#",
                "# A draft of `whence init`, made of what the source's catalog says. Every rule says why it was"
                        + " guessed;",
                "# look for CHECK. What it means: docs/mapping.md. What it does: whence dry-run " + name
                        + " --snapshot 5",
                "#"));
        lines.addAll(new Ranking(guesses).lines());
        lines.addAll(List.of("", "mapping: " + name, "", tables.isEmpty() ? "tables: {}" : "tables:"));
        tables.forEach(block -> lines.addAll(block.lines()));
        lines.add(events.stream().allMatch(PackDraft::isComment) ? "events: []" : "events:");
        events.forEach(block -> lines.addAll(block.lines()));
        lines.addAll(notUnderstood());
        return String.join("\n", lines) + "\n";
    }

    private List<String> notUnderstood() {
        List<String> lines = new ArrayList<>();
        Set<String> used = new LinkedHashSet<>(tables());
        lines.add("# Not understood, or only a name to go by. To use one, give it a place under `tables`.");
        for (Guess guess : guesses.ranked()) {
            Table table = guess.table();
            if (used.contains(table.name())) {
                continue;
            }
            String likely = guess.meaning() == Meaning.UNKNOWN
                    ? ""
                    : " (" + guess.meaning().name().toLowerCase(java.util.Locale.ROOT) + "?" + types(guess.meaning())
                            + ")";
            String key = table.key().isEmpty() ? " It has no primary key, so it cannot be captured." : "";
            String columns = table.columns().stream()
                    .limit(COLUMNS_SHOWN)
                    .map(column -> column.name() + " " + column.type())
                    .collect(Collectors.joining(", "));
            lines.add("#   " + table.name() + likely + ": " + columns
                    + (table.columns().size() > COLUMNS_SHOWN ? ", ..." : "") + "." + key);
        }
        return lines;
    }

    private String types(Meaning meaning) {
        Optional<String> word =
                switch (meaning) {
                    case INVOICE -> Optional.of("invoice");
                    case SHIPMENT -> Optional.of("parcel");
                    case STOCK -> Optional.of("stock");
                    case REVIEW -> Optional.of("review");
                    case SELLER -> Optional.of("seller");
                    default -> Optional.empty();
                };
        return word.map(w -> vocabulary.types().stream()
                        .map(EventType::value)
                        .filter(type -> type.contains("." + w + "."))
                        .collect(Collectors.joining(", ", " see ", "")))
                .orElse("");
    }

    private List<Problem> problems(String text) {
        try {
            Path file = Files.createTempFile("draft", ".yaml");
            try {
                Files.writeString(file, text);
                new PackLoader(vocabulary).load(file, schema);
                return List.of();
            } catch (WhenceException e) {
                return e.problems();
            } finally {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule with a problem becomes a comment; a table with one keeps its key alone, and its rules become comments. */
    private void leaveOut(List<Problem> problems) {
        int line = 1 + written().lines().toList().indexOf(tables.isEmpty() ? "tables: {}" : "tables:");
        for (int i = 0; i < tables.size(); i++) {
            Block block = tables.get(i);
            Optional<Problem> problem = within(problems, line, block);
            line += block.lines().size();
            if (problem.isPresent()) {
                List<String> kept = block.lines().stream()
                        .filter(text ->
                                text.startsWith("  #") || text.matches("  \".*|    (key|ignore|children_of):.*|"))
                        .toList();
                tables.set(i, new Block(block.table(), kept));
                events.replaceAll(event -> event.table().equals(block.table()) && !isComment(event)
                        ? event.commentedOut(problem.get().message())
                        : event);
                return;
            }
        }
        line++;
        for (int i = 0; i < events.size(); i++) {
            Block block = events.get(i);
            Optional<Problem> problem = within(problems, line, block);
            line += block.lines().size();
            if (problem.isPresent() && !isComment(block)) {
                events.set(i, block.commentedOut(problem.get().message()));
                line++;
            }
        }
    }

    private static Optional<Problem> within(List<Problem> problems, int after, Block block) {
        return problems.stream()
                .filter(problem -> problem.line() > after
                        && problem.line() <= after + block.lines().size())
                .findFirst();
    }
}
