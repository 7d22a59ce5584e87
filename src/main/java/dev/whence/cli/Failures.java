package dev.whence.cli;

import dev.whence.event.WhenceException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Tells a person what went wrong, without a stack trace unless the fault is ours. */
final class Failures implements IExecutionExceptionHandler {
    /** The exit code where a file or a setting is wrong. */
    static final int CONFIG = 3;

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof WhenceException known && known.category() != WhenceException.Category.BUG) {
            command.getErr().println(known.getMessage());
            return known.category() == WhenceException.Category.CONFIG ? CONFIG : CommandLine.ExitCode.SOFTWARE;
        }
        command.getErr().println("This is a defect of Whence; please report it with what follows.");
        failure.printStackTrace(command.getErr());
        return CommandLine.ExitCode.SOFTWARE;
    }
}
