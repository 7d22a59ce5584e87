package dev.whence.question.time;

import dev.whence.question.text.Token;
import dev.whence.semantics.MetricQuery.Grain;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Days that are called by a name, where their date is given beside it: "Easter Sunday 2018, i.e. 1 April", "24 November
 * (Black Friday)". The date decides, and the name says nothing more.
 */
public final class NamedDays {
    private static final Set<String> LINKS = Set.of(
            ",", "(", "-", ":", "i", ".", "e", "ie", "that", "is", "which", "was", "were", "fell", "falls", "meaning",
            "namely", "on", "from", "the", "being");
    private static final Set<String> AFTER = Set.of("day", "eve", "week", "weekend", "season", "period");
    private static final Set<String> JOINING = Set.of("to", "-", "and", "until", "till", "through");

    private final List<Token> tokens;
    private final PointReader points;
    private final Events events;

    private NamedDays(List<Token> tokens, LocalDateTime now, Events events) {
        this.tokens = tokens;
        this.points = new PointReader(now);
        this.events = events;
    }

    /** Which words name an event. */
    @FunctionalInterface
    public interface Events {
        /** The position after the event that begins at a position; that position where none does. */
        int after(List<Token> tokens, int at);
    }

    /** The tokens, with the date instead of each name that has one beside it. */
    public static List<Token> dated(List<Token> tokens, LocalDateTime now, Events events) {
        return new NamedDays(tokens, now, events).read();
    }

    private List<Token> read() {
        List<Token> dated = new ArrayList<>();
        int at = 0;
        while (at < tokens.size()) {
            int name = tokens.get(at).is("the") ? at + 1 : at;
            int end = name < tokens.size() ? events.after(tokens, name) : name;
            OptionalInt next = end > name ? instead(dated, afterwards(end)) : OptionalInt.empty();
            if (next.isEmpty()) {
                dated.add(tokens.get(at));
            }
            at = next.orElse(at + 1);
        }
        return List.copyOf(dated);
    }

    /** After "Easter" in "Easter Sunday", "Easter week". */
    private int afterwards(int end) {
        int at = end;
        while (at < tokens.size() && (tokens.get(at).isAny(AFTER) || TimeWords.weekday(tokens.get(at)))) {
            at++;
        }
        return at;
    }

    /** Adds the date instead of the name that ends there; the position after both, empty where there is none. */
    private OptionalInt instead(List<Token> dated, int end) {
        boolean year = end < tokens.size() && tokens.get(end).word().matches("20\\d{2}");
        int linked = year ? end + 1 : end;
        int date = linked;
        while (date < tokens.size() && tokens.get(date).isAny(LINKS)) {
            date++;
        }
        Optional<Integer> last = dateAt(date);
        if (last.isPresent()) {
            dated.addAll(tokens.subList(date, last.get()));
            boolean lacking = !tokens.get(last.get() - 1).word().matches("(19|20)\\d{2}.*");
            if (year && lacking) {
                dated.add(tokens.get(end));
            }
            return OptionalInt.of(closed(last.get()));
        }
        return behind(dated) ? OptionalInt.of(closed(end)) : OptionalInt.empty();
    }

    private int closed(int at) {
        boolean mark =
                at < tokens.size() && (tokens.get(at).is(")") || tokens.get(at).is(","));
        return mark ? at + 1 : at;
    }

    /** "24 November 2017 (Black Friday)": the date has been said already. */
    private boolean behind(List<Token> dated) {
        int mark = dated.size() - 1;
        if (mark < 2 || !dated.get(mark).isAny(Set.of("(", ","))) {
            return false;
        }
        for (int from = Math.max(0, mark - 4); from < mark; from++) {
            Cursor cursor = new Cursor(dated, from);
            boolean day = points.read(cursor)
                    .filter(point -> point.unit() == Grain.DAY)
                    .isPresent();
            if (day && cursor.at() >= mark) {
                dated.remove(mark);
                return true;
            }
        }
        return false;
    }

    /** The position after a day, or days, that begin there. */
    private Optional<Integer> dateAt(int at) {
        Cursor cursor = new Cursor(tokens, at);
        boolean range = cursor.sees(Token.Kind.NUMBER)
                && cursor.peek(1).filter(token -> token.isAny(JOINING)).isPresent();
        if (range) {
            cursor.next();
            cursor.next();
        }
        return points.read(cursor).filter(point -> point.unit() == Grain.DAY).map(point -> cursor.at());
    }
}
