package dev.whence.cli;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.ConnectorLoader;
import dev.whence.capture.SourceSurvey;
import dev.whence.event.Vocabulary;
import dev.whence.event.WhenceException;
import dev.whence.mapping.draft.PackDraft;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the files for a source that was never seen: a connector and a first pack. */
@Command(
        name = "init",
        description = {
            "Reads a source's catalog and writes connectors/NAME.yaml and a first pack, mappings/NAME.yaml.",
            "Nothing is written to the source. The pack is a draft: it says why it guesses what, and what to check."
        },
        footer = {"", "Exit codes: 0 written, 2 wrong usage, 3 the source or a file is not as it must be."})
final class InitCommand implements Callable<Integer> {
    private static final String NAME = "[a-z][a-z0-9_]{0,40}";

    @Parameters(paramLabel = "NAME", description = "What the source shall be called: lower-case letters, digits, _.")
    private String name = "";

    @Option(names = "--host", defaultValue = "127.0.0.1", description = "Default: ${DEFAULT-VALUE}.")
    private String host = "";

    @Option(names = "--port", defaultValue = "5432", description = "Default: ${DEFAULT-VALUE}.")
    private int port;

    @Option(names = "--database", required = true, description = "The source's database.")
    private String database = "";

    @Option(names = "--user", required = true, description = "A role that may read the tables.")
    private String user = "";

    @Option(
            names = "--password",
            paramLabel = "REFERENCE",
            description = "Where the password is, never the password: env:NAME or file:PATH.")
    private Optional<String> password = Optional.empty();

    @Option(names = "--force", description = "Overwrites files that are there.")
    private boolean force;

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (!name.matches(NAME)) {
            throw new ParameterException(spec.commandLine(), "NAME must be lower-case letters, digits and _: " + NAME);
        }
        if (password.isPresent() && !password.get().matches("(env|file):.+")) {
            throw new ParameterException(
                    spec.commandLine(), "A password does not belong on a command line: say env:NAME or file:PATH.");
        }
        Path home = configured.settings().home();
        Path connectorFile = home.resolve("connectors").resolve(name + ".yaml");
        Path packFile = home.resolve("mappings").resolve(name + ".yaml");
        refuseToOverwrite(connectorFile);
        refuseToOverwrite(packFile);
        ConnectorFile connector = checked(connectorFile);
        PackDraft draft = new PackDraft(name, SourceSurvey.of(connector), Vocabulary.load(home.resolve("vocabulary")));
        String text = draft.text();
        write(connectorFile, connectorText());
        write(packFile, text);
        tell(home, connectorFile, packFile, draft);
        return 0;
    }

    private void refuseToOverwrite(Path file) {
        if (Files.exists(file) && !force) {
            throw WhenceException.config(file + " is there already; --force overwrites it");
        }
    }

    /** As the hub will read it, so that references that lead nowhere are said now; the file itself is written last. */
    private ConnectorFile checked(Path file) {
        try {
            Files.createDirectories(file.getParent());
            Path trial = Files.createTempFile(file.getParent(), "." + name, ".trial");
            try {
                Files.writeString(trial, connectorText());
                return ConnectorLoader.fromEnvironment().load(trial);
            } finally {
                Files.delete(trial);
            }
        } catch (IOException e) {
            throw WhenceException.config("cannot write into " + file.getParent() + ": " + e.getMessage());
        }
    }

    private String connectorText() {
        List<String> lines = new java.util.ArrayList<>(List.of(
                "# yaml-language-server: $schema=connector.schema.json",
                "name: " + name,
                "host: " + quoted(host),
                "port: " + port,
                "database: " + quoted(database),
                "user: " + quoted(user)));
        password.ifPresent(reference -> lines.add("password: " + quoted("${" + reference + "}")));
        lines.add("mapping: " + name);
        return lines.stream().collect(Collectors.joining("\n", "", "\n"));
    }

    private static String quoted(String value) {
        return value.matches("[A-Za-z0-9_./-]+")
                ? value
                : '"' + value.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw WhenceException.config("the file " + file + " cannot be written: " + e.getMessage());
        }
    }

    private void tell(Path home, Path connectorFile, Path packFile, PackDraft draft) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf("Wrote %s%n", home.relativize(connectorFile));
        out.printf("Wrote %s: %s%n", home.relativize(packFile), draft.size());
        out.println();
        out.println("Next:");
        out.printf("  look for CHECK in %s%n", home.relativize(packFile));
        out.printf("  whence dry-run %s --snapshot 5   what the first rows of each table would tell%n", name);
        out.printf("  whence check %s                  whether the source allows all that is needed%n", name);
        out.printf("  whence run                       the hub%n");
        if (!draft.tables().isEmpty()) {
            out.println();
            out.println("The tables' owner makes their changes known by:");
            out.printf(
                    "  create publication whence_%s for table %s;%n",
                    name, draft.tables().stream().map(InitCommand::identifier).collect(Collectors.joining(", ")));
        }
        out.flush();
    }

    private static String identifier(String table) {
        return java.util.Arrays.stream(table.split("\\.", 2))
                .map(part -> part.matches("[a-z_][a-z0-9_]*") ? part : '"' + part + '"')
                .collect(Collectors.joining("."));
    }
}
