package dev.whence.event;

/** One thing that is wrong in a file that a person wrote. Lines and columns count from 1; 0 means unknown. */
public record Problem(String file, int line, int column, String message) {
    @Override
    public String toString() {
        return line == 0 ? file + ": " + message : file + ":" + line + ":" + column + ": " + message;
    }
}
