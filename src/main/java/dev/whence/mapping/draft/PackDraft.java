package dev.whence.mapping.draft;

import dev.whence.capture.SourceSurvey;
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
import java.util.List;
import java.util.Optional;

/**
 * The first pack for a source, as text. It is valid: it loads, and fits the source's columns. What would not is left in
 * it as a comment.
 */
public final class PackDraft {
    private static final int ROUNDS = 5;

    private final Vocabulary vocabulary;
    private final SourceSchema schema;
    private final DraftText text;
    private final List<Block> tables;
    private final List<Block> events;

    public PackDraft(String name, SourceSurvey survey, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.schema = SourceSchema.of(survey);
        Guesses guesses = new Guesses(survey);
        this.text = new DraftText(name, guesses, vocabulary);
        Proposal proposal = new Proposal(guesses);
        this.tables = new ArrayList<>(proposal.tables());
        this.events = new ArrayList<>(proposal.events());
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
        long rules = events.stream().filter(block -> !block.isComment()).count();
        return tables.size() + " tables, " + rules + " rules";
    }

    /** The tables of the pack, as they are. */
    public List<String> tables() {
        return tables.stream().map(Block::table).toList();
    }

    private String written() {
        return text.of(tables, events);
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
        int line = 1 + written().lines().toList().indexOf(DraftText.heading(tables));
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
                events.replaceAll(event -> event.table().equals(block.table()) && !event.isComment()
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
            if (problem.isPresent() && !block.isComment()) {
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
