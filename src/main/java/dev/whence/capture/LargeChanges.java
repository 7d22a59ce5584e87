package dev.whence.capture;

import java.util.List;

/** Changes that do not fit into memory together: to be iterated, not copied. */
public interface LargeChanges extends List<RowChange> {}
