package dev.whence.cli;

import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Runs the hub against configured services until it is told to end. */
@Command(name = "run", description = "Runs the hub alone, against configured services, until Ctrl-C.")
final class RunCommand implements Runnable {
    private final HubRunner runner;

    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    RunCommand(HubRunner runner) {
        this.runner = runner;
    }

    @Override
    public void run() {
        Settings settings = configured.settings();
        try {
            runner.run(settings, () -> ready(settings));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void ready(Settings settings) {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "Whence is ready: http://%s:%s/ (health: http://%s:%s/observe/health)%n",
                settings.get("whence.http.host"),
                settings.get("whence.http.port"),
                settings.get("whence.http.host"),
                settings.get("whence.management.port"));
        out.flush();
    }
}
