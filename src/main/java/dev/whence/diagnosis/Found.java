package dev.whence.diagnosis;

/** A cause with the leaves that it covers. */
record Found(Cause cause, int[] members) {}
