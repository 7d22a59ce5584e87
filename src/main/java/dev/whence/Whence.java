package dev.whence;

/** The command line entry point. */
public final class Whence {
    private Whence() {}

    /** Runs the given command. */
    public static void main(String[] arguments) {
        System.out.println("Whence");
    }
}
