package dev.whence.index;

import dev.langchain4j.data.embedding.Embedding;
import dev.langchain4j.data.segment.TextSegment;
import dev.langchain4j.model.embedding.EmbeddingModel;
import dev.langchain4j.model.output.Response;
import java.util.List;

/** A model of 26 dimensions, one a letter: what is spelt alike is alike. */
public final class LetterCounts implements EmbeddingModel {
    @Override
    public Response<List<Embedding>> embedAll(List<TextSegment> segments) {
        return Response.from(segments.stream()
                .map(segment -> Embedding.from(count(segment.text())))
                .toList());
    }

    private static float[] count(String text) {
        float[] counts = new float[26];
        text.chars()
                .map(Character::toLowerCase)
                .filter(letter -> letter >= 'a' && letter <= 'z')
                .forEach(letter -> counts[letter - 'a']++);
        return counts;
    }
}
