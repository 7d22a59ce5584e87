package dev.whence.streams;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/** One measure at one grain: the windows that are open, from when on there are any, and how large its amounts are. */
final class Series {
    Map<Instant, Window> open = new TreeMap<>();
    Instant next;
    /** The newest event that counted. */
    String last = "";

    /** Of the windows that are closed: how many events counted, their sum, and the sum of their squares. */
    long counted;

    double total;
    double squares;

    /** One window. */
    static final class Window {
        double counted;
        double of;
        long events;
        double squares;
        String last = "";

        void add(double amount, double whole, String id) {
            counted += amount;
            of += whole;
            events += amount == 0 ? 0 : 1;
            squares += amount * amount;
            last = id;
        }

        double rate() {
            return of == 0 ? 0 : counted / of;
        }
    }

    static Series from(Instant start) {
        Series series = new Series();
        series.next = start;
        return series;
    }

    void add(Instant start, double amount, double whole, String id) {
        open.computeIfAbsent(start, begun -> new Window()).add(amount, whole, id);
    }

    /** The window is closed: it says how large amounts are from then on. */
    void remember(Window window) {
        last = window.last.isEmpty() ? last : window.last;
        counted += window.events;
        total += window.counted;
        squares += window.squares;
    }

    /**
     * How much a sum scatters of which so much is expected, if as many amounts of the usual size come as independent
     * customers bring: the deviation of a compound Poisson distribution with one amount or more. As much as is expected
     * where no amount is known.
     */
    double scatter(double expected) {
        return total == 0 ? expected : Math.sqrt(Math.max(expected * counted / total, 1) * squares / counted);
    }
}
