package dev.whence.question.reading;

import dev.whence.question.time.Stretch;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** A period that is not over, beside one that is. */
final class SoFar {
    private SoFar() {}

    /** "this year so far against last year": the whole of it, or as far? */
    static void settle(Draft draft) {
        boolean soFar = draft.between(-1, draft.pieces.size(), Set.of("ytd", "mtd", "qtd", "date"))
                || IntStream.range(1, draft.tokens.size())
                        .anyMatch(at -> draft.tokens.get(at).is("far")
                                && draft.tokens.get(at - 1).is("so"));
        Optional<Stretch> asFar = draft.period.flatMap(
                period -> draft.baseline.flatMap(period::asFarIn).filter(found -> soFar));
        if (asFar.isPresent()) {
            draft.baseline = asFar;
            draft.doubt(0.85, "as much is taken of " + asFar.get().label() + " as there is now");
        } else if (draft.baseline.isPresent() && soFar && draft.period.get().count() > 0) {
            draft.doubt(
                    0.65,
                    "the period so far is compared with the whole of "
                            + draft.baseline.get().label());
        }
    }
}
