package dev.whence.cli;

import dev.whence.capture.ConnectorFile;
import dev.whence.capture.Finding;
import dev.whence.capture.SourceInspection;
import dev.whence.event.Vocabulary;
import dev.whence.mapping.PackLoader;
import dev.whence.mapping.PackTable;
import dev.whence.mapping.PackUse;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Tells whether a connector could read its source, before anything starts. */
@Command(
        name = "check",
        description = {
            "Checks whether a connector can read its source: server, privileges, tables, columns, publication, slot.",
            "Needs no hub, starts nothing and changes nothing; each problem comes with its remedy."
        },
        footer = {"", "Exit codes: 0 all well (warnings too), 1 something fails, 2 wrong usage, 3 a file is wrong."})
final class CheckCommand implements Callable<Integer> {
    private static final int FAILS = 1;

    @Parameters(paramLabel = "CONNECTOR", description = "The name of its file in connectors/.")
    private String connector = "";

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Path home = configured.settings().home();
        ConnectorFile file = NamedSource.connector(home, connector);
        Path mapping = home.resolve("mappings").resolve(file.mapping() + ".yaml");
        PackLoader loader = new PackLoader(Vocabulary.load(home.resolve("vocabulary")));
        PackUse use = new PackUse(loader.load(mapping), mapping, loader);
        List<String> tables = use.pack().tables().stream().map(PackTable::name).toList();
        List<Finding> findings = SourceInspection.inspect(file.withDefaultTables(tables), use);
        print(findings, spec.commandLine().getOut());
        return findings.stream().anyMatch(f -> f.level() == Finding.Level.FAIL) ? FAILS : 0;
    }

    private static void print(List<Finding> findings, PrintWriter out) {
        TextTable table = new TextTable(List.of("", "what", "is"), List.of(false, false, false));
        for (Finding finding : findings) {
            String remedy = finding.remedy().isEmpty() ? "" : ": " + finding.remedy();
            table.add(List.of(
                    finding.level().name().toLowerCase(Locale.ROOT), finding.subject(), finding.found() + remedy));
        }
        table.lines().forEach(out::println);
        out.flush();
    }
}
