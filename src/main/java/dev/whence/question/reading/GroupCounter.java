package dev.whence.question.reading;

import dev.whence.question.reading.Draft.Threshold;
import dev.whence.question.reading.Meaning.Dimension;
import dev.whence.question.reading.Meaning.Metric;
import java.util.Optional;

/** "how many customers placed three orders or more": what is counted are the groups that meet a threshold. */
final class GroupCounter implements Reader {
    @Override
    public void read(Draft draft) {
        boolean ungrouped = draft.dimensions.isEmpty() && draft.grain.isEmpty() && draft.rank.isEmpty();
        Optional<String> measured = draft.thresholds.stream()
                .map(Threshold::metric)
                .flatMap(Optional::stream)
                .findFirst();
        if (!ungrouped || measured.isEmpty() || draft.share) {
            return;
        }
        draft.pieces.stream()
                .filter(piece -> piece.means(Dimension.class) && counted(draft, piece))
                .findFirst()
                .ifPresent(piece -> {
                    draft.dimensions.add(GroupReader.preferred(draft, piece));
                    draft.metrics.clear();
                    draft.metrics.add(measured.get());
                    draft.countedAs = Optional.of(piece.last().word());
                    piece.take();
                });
    }

    private static boolean counted(Draft draft, Piece piece) {
        boolean asked = draft.piece(draft.before(draft.pieces.indexOf(piece)))
                .filter(before -> before.cues(Cues.COUNT))
                .isPresent();
        boolean things =
                draft.vocabulary.dimension(GroupReader.preferred(draft, piece)).type() != DimensionTerm.Type.NUMBERS;
        boolean only = draft.metrics.stream()
                .allMatch(name -> piece.span().all(Metric.class).contains(new Metric(name))
                        || draft.thresholds.stream()
                                .anyMatch(each ->
                                        each.metric().filter(name::equals).isPresent()));
        boolean itself = draft.thresholds.stream()
                .flatMap(each -> each.metric().stream())
                .anyMatch(name -> piece.span().all(Metric.class).contains(new Metric(name)));
        return asked && things && only && !itself;
    }
}
