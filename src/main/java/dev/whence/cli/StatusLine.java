package dev.whence.cli;

import java.io.PrintStream;

/** One line at the bottom that is written over, between lines that stay. Only lines that stay where there is no terminal. */
final class StatusLine {
    private final PrintStream out;
    private final boolean terminal;
    private int width;

    StatusLine(PrintStream out) {
        this.out = out;
        this.terminal = System.console() != null;
    }

    /** Writes over what was shown before. Quiet where the output is not a terminal. */
    synchronized void show(String text) {
        if (terminal) {
            out.print("\r" + padded(text));
            out.flush();
            width = text.length();
        }
    }

    /** Writes lines that stay. */
    synchronized void say(String text) {
        if (terminal && width > 0) {
            out.print("\r" + padded("") + "\r");
            width = 0;
        }
        out.println(text);
    }

    private String padded(String text) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
