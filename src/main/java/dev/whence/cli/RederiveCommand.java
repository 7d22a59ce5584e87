package dev.whence.cli;

import dev.whence.event.WhenceException;
import dev.whence.streams.Rereading;
import java.io.PrintWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Lets the stream processors read history again. */
@Command(
        name = "rederive",
        description = {
            "Makes the stream processors forget how far they came, so that they read all events again when the hub starts."
                    + " The hub must not run meanwhile.",
            "What they had derived stays in the store. The same history gives the same events, which are known already;"
                    + " what a new version or setting derives otherwise is refused and goes to the dead letters, what it"
                    + " derives in addition is appended."
        },
        footer = {
            "",
            "Exit codes: 0 done, 1 Kafka failed, 2 wrong usage,"
                    + " 3 no bus, a hub that runs, or Kafka no longer has the first events."
        })
final class RederiveCommand implements Runnable {
    @Mixin
    private Configured configured = new Configured();

    @Spec
    private CommandSpec spec;

    @Override
    public void run() {
        Settings settings = configured.settings();
        if (settings.get("whence.kafka").equals("none")) {
            throw WhenceException.config("whence.kafka is none: there are no stream processors");
        }
        new Rereading(settings.bus()).prepare();
        PrintWriter out = spec.commandLine().getOut();
        out.println("The stream processors read all events again when the hub starts: whence run");
        out.flush();
    }
}
