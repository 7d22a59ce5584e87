package dev.whence.question.reading;

import dev.whence.question.reading.Meaning.Role;
import dev.whence.question.reading.Meaning.Time;
import dev.whence.question.reading.Meaning.Unit;
import dev.whence.question.text.Token;
import java.util.List;
import java.util.Optional;

/** Which date a period means: "delivered in March" dates by delivery, "month of delivery" too. */
final class RoleReader implements Reader {
    private final String usual;

    /** @param usual the date that is meant when nothing is said */
    RoleReader(String usual) {
        this.usual = usual;
    }

    @Override
    public void read(Draft draft) {
        if (draft.any(Cues.FUNNEL)) {
            return;
        }
        for (int i = 0; i < draft.pieces.size(); i++) {
            Piece piece = draft.pieces.get(i);
            boolean dates = piece.means(Time.class) || piece.means(Unit.class) && ofRole(draft, i);
            int at = piece.means(Time.class) ? beforePlaces(draft, i) : draft.after(i);
            if (dates && draft.piece(at).isPresent()) {
                Optional<String> role = role(draft, draft.pieces.get(at));
                if (role.isEmpty()) {
                    doubt(draft, draft.pieces.get(at));
                } else if (!ofRate(draft, role.get(), at, i)) {
                    use(draft, role.get());
                }
            }
        }
        grouped(draft);
        if (draft.notDatedBy.equals(Optional.of(draft.role.isEmpty() ? usual : draft.role))) {
            draft.doubt(0.3, "it is open which date is meant");
        }
        draft.pieces.stream()
                .filter(piece -> piece.span().all(Role.class).contains(new Role(usual)))
                .forEach(Piece::take);
    }

    /** "delivered to customers in Bahia in May": to whom, and where, says nothing of the date. */
    private static int beforePlaces(Draft draft, int time) {
        int at = draft.before(time);
        while (draft.piece(at).filter(piece -> place(draft, piece)).isPresent()
                || to(draft, at)
                        && draft.piece(at)
                                .filter(piece -> piece.means(Meaning.Metric.class))
                                .isPresent()) {
            at = draft.before(at);
        }
        return at;
    }

    /** "the share of late orders among those delivered to Bahia in May": delivered, but placed in May. */
    private boolean ofRate(Draft draft, String role, int at, int time) {
        boolean places = draft.pieces.get(time).means(Time.class) && draft.before(time) != at && !role.equals(usual);
        if (places && (draft.any(Cues.SHARE) || rate(draft))) {
            draft.doubt(0.65, "the period is that of the purchase");
            return true;
        }
        if (places) {
            draft.doubt(0.85, "dated by when they were " + role);
        }
        return false;
    }

    private static boolean rate(Draft draft) {
        return draft.pieces.stream()
                .flatMap(piece -> piece.span().all(Meaning.Metric.class).stream())
                .anyMatch(metric -> draft.vocabulary.metric(metric.name()).isFraction());
    }

    private static boolean place(Draft draft, Piece piece) {
        return !piece.means(Meaning.Metric.class)
                && piece.span().all(Meaning.Value.class).stream().anyMatch(value -> !draft.vocabulary
                        .dimension(value.dimension())
                        .place()
                        .isEmpty());
    }

    private static boolean to(Draft draft, int at) {
        return at > 0
                && draft.pieces.subList(Math.max(0, at - 2), at).stream()
                        .anyMatch(piece -> piece.last().is("to"));
    }

    /** "orders delivered per month": the months of their delivery. */
    private void grouped(Draft draft) {
        for (int i = 0; i < draft.pieces.size() && draft.role.isEmpty(); i++) {
            Piece piece = draft.pieces.get(i);
            Optional<Piece> cue = draft.piece(draft.before(i)).filter(each -> each.cues(Cues.GROUP));
            boolean unit = piece.means(Unit.class) && cue.isPresent();
            Optional<Piece> said = unit ? draft.piece(draft.before(draft.before(i))) : Optional.empty();
            Optional<String> found = said.flatMap(each -> role(draft, each)).filter(role -> !role.equals(usual));
            if (found.isPresent()) {
                use(draft, found.get());
                draft.doubt(0.85, "dated by when they were " + found.get());
            }
        }
    }

    /** "delivered late in March": late, and delivered in March, or placed in March and delivered late? */
    private void doubt(Draft draft, Piece piece) {
        boolean other = draft.vocabulary.rolePhrases().at(piece.tokens(), 0).stream()
                .flatMap(match -> match.meanings().stream())
                .anyMatch(role -> !role.equals(usual));
        if (other) {
            draft.doubt(0.65, "the period is that of the purchase");
        }
    }

    /** "month of purchase": the noun follows by "of". */
    private static boolean ofRole(Draft draft, int at) {
        return draft.piece(at + 1).filter(next -> next.last().is("of")).isPresent() && draft.after(at) == at + 2;
    }

    private Optional<String> role(Draft draft, Piece piece) {
        for (int from = piece.tokens().size() - 1; from >= 0; from--) {
            List<Token> tail = piece.tokens().subList(from, piece.tokens().size());
            Optional<String> role = draft.vocabulary.rolePhrases().at(tail, 0).stream()
                    .filter(match -> match.end() == tail.size())
                    .flatMap(match -> match.meanings().stream())
                    .findFirst();
            if (role.isPresent()) {
                if (from == 0) {
                    piece.take();
                    conditioned(draft, piece, role.get());
                }
                return role;
            }
        }
        return Optional.empty();
    }

    /** "orders delivered in March" are delivered orders; the metric of that name is remembered as a way to count. */
    private void conditioned(Draft draft, Piece piece, String role) {
        if (!role.equals(usual)) {
            piece.span().as(Meaning.Metric.class).ifPresent(metric -> draft.roleMetric = Optional.of(metric.name()));
        }
    }

    private void use(Draft draft, String role) {
        draft.role = role.equals(usual) ? "" : role;
    }
}
