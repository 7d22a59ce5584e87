package dev.whence.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** What the program can do; each command is a class of its own. */
@Command(
        name = "whence",
        description = "Turns row changes into business events and answers questions with evidence.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        usageHelpAutoWidth = true)
public final class WhenceCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    /** The whole command line; commands that need a hub in this process get it from {@code runner}. */
    public static CommandLine line(HubRunner runner) {
        return new CommandLine(new WhenceCommand())
                .addSubcommand(new DemoCommand(runner))
                .addSubcommand(new RunCommand(runner))
                .addSubcommand(new CheckCommand())
                .addSubcommand(new AskCommand())
                .addSubcommand(new ReconcileCommand())
                .addSubcommand(new VerifyQuestionsCommand())
                .addSubcommand(new VerifyCommand())
                .addSubcommand(new ReplayCommand())
                .addSubcommand(new RederiveCommand())
                .addSubcommand(new EraseCommand())
                .addSubcommand(new KeyCommand())
                .addSubcommand(new InitCommand())
                .addSubcommand(new DryRunCommand())
                .addSubcommand(new LoadShopCommand())
                .addSubcommand(new SimulateCommand())
                .setExecutionExceptionHandler(new Failures())
                .setCaseInsensitiveEnumValuesAllowed(true);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }
}
