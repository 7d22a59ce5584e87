package dev.whence.cli;

import dev.whence.capture.LiveChanges;
import dev.whence.capture.SourceRows;
import dev.whence.capture.Transaction;
import dev.whence.event.Problem;
import dev.whence.event.WhenceException;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.Rehearsal;
import dev.whence.mapping.SourceRowImages;
import dev.whence.store.RecordedTransaction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Shows what a pack makes of a source's changes, and writes nothing anywhere. */
@Command(
        name = "dry-run",
        description = {
            "Shows which events the changes arriving now would give, and why others give none.",
            "Nothing is written: neither to the source nor to the store. It reads by a temporary replication slot,"
                    + " which is gone when the command ends. Ctrl-C ends it with a summary."
        },
        footer = {"", "Exit codes: 0 done, 2 wrong usage, 3 a file or the source is not as it must be."})
final class DryRunCommand implements Callable<Integer> {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    @Parameters(paramLabel = "CONNECTOR", description = "Its name: connectors/CONNECTOR.yaml.")
    private String connector = "";

    @Option(
            names = "--snapshot",
            paramLabel = "N",
            description = "Instead: what the first N rows of each table tell of their past.")
    private Optional<Integer> snapshot = Optional.empty();

    @Option(
            names = "--changes",
            paramLabel = "FILE",
            description =
                    "Instead: the changes of a file that --record wrote. Other rows are looked up in the source as it"
                            + " is now.")
    private Optional<Path> changes = Optional.empty();

    @Option(names = "--record", paramLabel = "FILE", description = "Writes the changes to a new file as well.")
    private Optional<Path> record = Optional.empty();

    @Option(names = "--transactions", paramLabel = "N", description = "Ends after so many transactions.")
    private long limit = Long.MAX_VALUE;

    @Option(names = "--json", description = "Shows the data of every event whole.")
    private boolean whole;

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        NamedSource source = NamedSource.checked(configured.settings().home(), connector);
        RehearsalPrinter printer = new RehearsalPrinter(spec.commandLine().getOut(), whole);
        if (snapshot.isPresent()) {
            history(source, printer);
        } else if (changes.isPresent()) {
            recorded(source, printer, changes.get());
        } else {
            live(source, printer);
        }
        return 0;
    }

    private void history(NamedSource source, RehearsalPrinter printer) {
        try (SourceRows rows = SourceRows.open(source.connector())) {
            Rehearsal rehearsal = source.rehearsal(new SourceRowImages(source.pack(), () -> rows));
            for (PackTable table : source.present()) {
                var outcomes = rehearsal.history(
                        table,
                        rows.first(table.name(), snapshot.orElseThrow()),
                        Clock.systemUTC().instant());
                printer.history(table.name(), outcomes);
            }
            printer.summary();
        }
    }

    private void recorded(NamedSource source, RehearsalPrinter printer, Path file) {
        try (SourceRows rows = SourceRows.open(source.connector())) {
            Rehearsal rehearsal = source.rehearsal(new SourceRowImages(source.pack(), () -> rows));
            int line = 0;
            for (String text : lines(file)) {
                line++;
                if (!text.isBlank()) {
                    printer.print(rehearsal.rehearse(transaction(file, line, text)));
                }
            }
            printer.summary();
        }
    }

    private static Transaction transaction(Path file, int line, String text) {
        try {
            return RecordedTransaction.read(text);
        } catch (WhenceException e) {
            throw WhenceException.config(List.of(new Problem(file.toString(), line, 1, e.getMessage())));
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw WhenceException.config("the file " + file + " cannot be read: " + e.getMessage());
        }
    }

    private void live(NamedSource source, RehearsalPrinter printer) {
        try (LiveChanges live = LiveChanges.listen(source.connector())) {
            Interrupts interrupts = Interrupts.doing(live::stop);
            try {
                listen(source, live, printer);
            } finally {
                interrupts.done();
            }
        }
    }

    private void listen(NamedSource source, LiveChanges live, RehearsalPrinter printer) {
        record.ifPresent(file -> write(file, "", StandardOpenOption.CREATE_NEW));
        printer.say("Listening to " + source.connector().name() + ": every transaction that is committed now is shown."
                + " Ctrl-C ends this.");
        Rehearsal rehearsal = source.rehearsal(new SourceRowImages(source.pack(), live::before));
        long seen = 0;
        while (seen < limit && !live.pause(BETWEEN_LOOKS)) {
            for (Transaction transaction : live.next()) {
                record.ifPresent(file -> write(
                        file,
                        RecordedTransaction.write(rehearsal.withoutPersonal(transaction)) + "\n",
                        StandardOpenOption.APPEND));
                printer.print(rehearsal.rehearse(transaction));
                seen++;
            }
            rehearsal.movedOn();
        }
        printer.summary();
    }

    private static void write(Path file, String text, StandardOpenOption how) {
        try {
            Files.writeString(file, text, StandardOpenOption.WRITE, how);
        } catch (IOException e) {
            throw WhenceException.config("the file " + file + " cannot be written (it must be a new one): " + e);
        }
    }
}
