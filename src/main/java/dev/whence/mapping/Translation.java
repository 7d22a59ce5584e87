package dev.whence.mapping;

import java.util.List;

/** What a batch of changes gave: outcomes in the order of the changes, and what the row images become by them. */
public record Translation(List<Outcome> outcomes, List<RowImages.Change> images) {
    public Translation {
        outcomes = List.copyOf(outcomes);
        images = List.copyOf(images);
    }
}
