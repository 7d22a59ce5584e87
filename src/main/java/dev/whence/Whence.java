package dev.whence;

import dev.whence.cli.WhenceCommand;

/** The command line entry point. */
public final class Whence {
    private Whence() {}

    /** Runs the given command and ends the process with its exit code. */
    public static void main(String[] arguments) {
        System.exit(WhenceCommand.line(Hub.runner()).execute(arguments));
    }
}
